import { spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encodeFrame } from "../data/frames";
import { sandboxLimits } from "../sandbox/limits";

/** Runs a bundle, from V8's cache of its compiled code where that is there and fits. */
export const startScript = `"use strict";
const { readFileSync } = require("node:fs");
const { Script } = require("node:vm");
const source = readFileSync(__dirname + "/bundle.js", "utf8");
let cachedData;
try { cachedData = readFileSync(__dirname + "/bundle.cache"); } catch {}
const script = new Script("(function (exports, require, module, __filename, __dirname) {" + source + "\\n})",
  { filename: "bundle.js", cachedData });
if (module.parent) module.parent.exports.script = script;
script.runInThisContext().call(exports, exports, require, module, __dirname + "/bundle.js", __dirname);
`;

/** Runs the bundle once, and keeps what V8 compiled on the way instead of ending. */
const warmScript = `"use strict";
process.reallyExit = () => {};
require("./start.js");
process.on("exit", () => {
  require("node:fs").writeFileSync(__dirname + "/bundle.cache", module.exports.script.createCachedData());
});
`;

/**
 * Writes `bundle.cache` beside a bundle. V8 refuses a cache of another version or of other flags, so
 * that a stale one costs time and nothing else.
 */
export async function writeCodeCache(folder: string): Promise<void> {
  const warm = join(folder, "warm.js");
  writeFileSync(warm, warmScript);
  const heap = `--max-old-space-size=${sandboxLimits.heapMegabytes}`;
  const child = spawn(process.execPath, [heap, "--no-warnings", warm], {
    stdio: ["pipe", "ignore", "inherit", "ignore", "pipe"],
  });
  child.stdio[4]?.on("data", () => {});
  child.stdin?.end(encodeFrame({ cells: [], symbols: [], inputs: null }));
  const [code] = await once(child, "close");
  rmSync(warm);
  if (code !== 0) throw new Error(`supply: the bundle in ${folder} does not start (exit ${code}).`);
}
