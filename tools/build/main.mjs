import { ensurePackages } from "../start/packages.mjs";
import { projectPaths } from "../start/paths.mjs";
import { exitWith } from "../start/start-error.mjs";
import { ensureBuilt } from "./build.mjs";

const say = (/** @type {string} */ line) => console.error(`attending: ${line}`);

await exitWith(() => {
  const paths = projectPaths();
  ensurePackages(paths, say);
  if (!ensureBuilt(paths, say, { force: process.argv.includes("--force") }))
    say("nothing to build");
  return 0;
});
