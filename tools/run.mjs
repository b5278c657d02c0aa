// node tools/run.mjs SCRIPT [args]: a compiled script, of a build that is not older than its sources.
// Says what it does on stderr only: stdout belongs to the script.
import { existsSync } from "node:fs";
import { runMain } from "node:module";
import { join } from "node:path";
import { ensureBuilt } from "./build/build.mjs";
import { nodeProblem } from "./start/node-version.mjs";
import { ensurePackages } from "./start/packages.mjs";
import { projectPaths } from "./start/paths.mjs";
import { exitWith, StartError } from "./start/start-error.mjs";

const say = (/** @type {string} */ line) => console.error(`attending: ${line}`);

await exitWith(() => {
  const problem = nodeProblem();
  if (problem !== undefined) throw new StartError(problem, 2);
  const [script, ...args] = process.argv.slice(2);
  if (script === undefined) throw new StartError("run: expected a script, got nothing.", 2);
  const paths = projectPaths();
  ensurePackages(paths, say);
  ensureBuilt(paths, say);
  const file = join(paths.root, script);
  if (!existsSync(file))
    throw new StartError(`run: expected ${script}, got no such file after a build.`, 2);
  process.argv = [process.execPath, file, ...args];
  // As if node had been started on it: same process, same exit code, `require.main` is the script.
  runMain(file);
  return undefined;
});
