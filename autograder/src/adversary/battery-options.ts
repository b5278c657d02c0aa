import { parseArgs } from "node:util";
import { UsageError } from "../cli/usage-error";
import { type IsolationChoice, isolationChoices } from "../sandbox/isolation";
import { type GroupId, groups } from "./groups";
import { batterySeed } from "./run-battery";

const listed = groups.map(
  ({ id, title }, i) => `  ${String(i + 1).padStart(2)} ${id.padEnd(11)} ${title}`,
);

export const batteryUsage = `npm run adversary -- [options]

Hands in notebooks that try to earn points without the work, to harm the grader or to learn a secret,
grades them with the real command, and says what became of each.

  --group NAME   only this group, by number or name; may be given again
  --json FILE|-  write the outcomes as JSON; - is standard output, and then nothing else goes there
  --seed S       the batch's seed (default ${batterySeed})
  --isolation K  as "npm run grade" takes it (default auto)
  --help

exit 0 none succeeded · 1 some did · 2 usage

${listed.join("\n")}`;

export interface BatteryOptions {
  /** All when empty. */
  readonly groups: readonly GroupId[];
  readonly json: string | null;
  readonly seed: string;
  readonly isolation: IsolationChoice;
  readonly help: boolean;
}

/** @throws UsageError for an unknown option or group */
export function parseBatteryOptions(args: readonly string[]): BatteryOptions {
  const { group, json, seed, isolation, help } = parseStrictly(args);
  if (seed !== undefined && !/^[\w-]{1,64}$/.test(seed)) {
    throw new UsageError('adversary: --seed expects up to 64 letters, digits, "_" or "-".');
  }
  return {
    groups: (group ?? []).map(groupOf),
    json: json ?? null,
    seed: seed ?? batterySeed,
    isolation: isolationOf(isolation),
    help: help === true,
  };
}

function parseStrictly(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = {
    group: { ...text, multiple: true },
    json: text,
    seed: text,
    isolation: text,
    help: { type: "boolean", short: "h" },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(`adversary: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function groupOf(name: string): GroupId {
  const found = groups.find(({ id }, i) => id === name || String(i + 1) === name);
  if (found !== undefined) return found.id;
  throw new UsageError(`adversary: --group expects a number or a name of the list, got "${name}".`);
}

function isolationOf(name = "auto"): IsolationChoice {
  const found = isolationChoices.find((choice) => choice === name);
  if (found !== undefined) return found;
  throw new UsageError(
    `adversary: --isolation expects one of ${isolationChoices.join(", ")}, got "${name}".`,
  );
}
