// npm run native: TensorFlow's native library for Node, built from what the package registries have.
import { ensureBuilt } from "../build/build.mjs";
import { nodeProblem } from "../start/node-version.mjs";
import { ensurePackages } from "../start/packages.mjs";
import { projectPaths } from "../start/paths.mjs";
import { exitWith, StartError } from "../start/start-error.mjs";
import { ensureNative } from "./ensure-native.mjs";

const USAGE = `npm run native    build TensorFlow's native library for Node from what npm and PyPI have:
                  some 300 MB to download, 1.2 GB of disk for a while; kept in .attending/native`;

const say = (/** @type {string} */ line) => console.log(`attending: ${line}`);

await exitWith(() => {
  if (process.argv.includes("--help") || process.argv.includes("-h")) {
    console.log(USAGE);
    return 0;
  }
  const problem = nodeProblem();
  if (problem !== undefined) throw new StartError(problem);
  const paths = projectPaths();
  ensurePackages(paths, say);
  ensureBuilt(paths, say);
  ensureNative(paths, say);
  return 0;
});
