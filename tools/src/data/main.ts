import path from "node:path";
import { asksForHelp } from "../command-line/asks-for-help";
import { DataCommandError } from "./data-command-error";
import { usage } from "./options";
import { runData } from "./run-data";

/**
 * `npm run data -- get|list|check`: public data and weights that are not part of the course, from
 * their publishers, each file by its checksum.
 */
async function main(args: readonly string[]): Promise<void> {
  if (asksForHelp(args)) return console.log(usage);
  await runData(args, {
    root: path.join(__dirname, "..", "..", ".."),
    named: process.env.ATTENDING_DATA,
    say: console.log,
    stream: process.stderr,
  });
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof DataCommandError && error.isUsage ? 2 : 1;
});
