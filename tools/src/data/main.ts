import path from "node:path";
import { DataCommandError } from "./data-command-error";
import { runData } from "./run-data";

/**
 * `npm run data -- get|list|check`: public data and weights that are not part of the course, from
 * their publishers, each file by its checksum.
 */
runData(process.argv.slice(2), {
  root: path.join(__dirname, "..", "..", ".."),
  named: process.env.ATTENDING_DATA,
  say: console.log,
  stream: process.stderr,
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = error instanceof DataCommandError && error.isUsage ? 2 : 1;
});
