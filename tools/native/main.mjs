// npm run native: TensorFlow's native library for Node, built from what the package registries have.
import { ensureBuilt } from "../build/build.mjs";
import { nodeProblem } from "../start/node-version.mjs";
import { ensurePackages } from "../start/packages.mjs";
import { projectPaths } from "../start/paths.mjs";
import { exitWith, StartError } from "../start/start-error.mjs";
import { ensureNative } from "./ensure-native.mjs";

const say = (/** @type {string} */ line) => console.log(`attending: ${line}`);

await exitWith(() => {
  const problem = nodeProblem();
  if (problem !== undefined) throw new StartError(problem);
  const paths = projectPaths();
  ensurePackages(paths, say);
  ensureBuilt(paths, say);
  ensureNative(paths, say);
  return 0;
});
