// node tools/bench/peers/install.mjs: PyTorch in .attending/peers, unless it is there already.
import { projectPaths } from "../../start/paths.mjs";
import { findPython } from "../../start/python.mjs";
import { exitWith, StartError } from "../../start/start-error.mjs";
import { ensurePeers, peerPaths } from "./peers.mjs";

const say = (/** @type {string} */ line) => console.error(`attending: ${line}`);

await exitWith(() => {
  const found = findPython();
  if ("problem" in found) throw new StartError(found.problem);
  ensurePeers(peerPaths(projectPaths()), found.python, say);
  return 0;
});
