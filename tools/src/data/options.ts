import { parseArgs } from "node:util";
import { DataCommandError } from "./data-command-error";

/** What `npm run data` is asked for. */
export interface DataOptions {
  readonly command: "check" | "get" | "list";
  /** Data sets; none means all, where that makes sense. */
  readonly names: readonly string[];
  readonly mirror: string | undefined;
}

export const usage = `npm run data -- list             what can be had, and what is here
npm run data -- get NAME…        fetch it into data/external/, or into the folder of ATTENDING_DATA
npm run data -- check [NAME…]    compare what is here with its checksums
  --mirror URL                   fetch from URL/FOLDER/FILE instead of the publishers`;

const commands = ["check", "get", "list"] as const;

/** @throws DataCommandError that says what may stand in the command */
export function dataOptions(args: readonly string[]): DataOptions {
  const { values, positionals } = parse(args);
  const [word = "list", ...names] = positionals;
  const command = commands.find((name) => name === word);
  const { mirror } = values;
  if (command === undefined) throw refuse(`get, list or check, got ${word}`);
  if (command === "get" && names.length === 0) throw refuse("names after get, got none");
  if (command === "list" && names.length > 0) throw refuse("nothing after list, got a name");
  if (mirror !== undefined && !/^https?:\/\//.test(mirror)) {
    throw refuse("an address with http:// or https:// after --mirror, got another");
  }
  return { command, names, mirror };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { mirror: { type: "string" } },
    });
  } catch (error) {
    throw refuse(`other options (${error instanceof Error ? error.message : error})`);
  }
}

function refuse(what: string): DataCommandError {
  return new DataCommandError(`data: expected ${what}.\n${usage}`, true);
}
