import { fileURLToPath } from "node:url";
import { runCommand } from "../start/command.mjs";

const PROOF = fileURLToPath(new URL("proof.cjs", import.meta.url));

/**
 * What a native package computes with, proved in a process of its own: it loads into the tfjs that
 * lib imports, and a product and a gradient are right.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {string} folder in which the backend's folder is
 * @param {import("./packages.mjs").NativePackage} nativePackage
 * @returns {{ tensorflow: string, gpu: boolean } | { problem: string }}
 */
export function proveNative(paths, folder, { backend }) {
  const args = [PROOF, paths.root, folder, backend];
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "2" };
  const { status, stdout, stderr } = runCommand(process.execPath, args, { env });
  if (status === 0) return JSON.parse(stdout);
  // A processor that lacks what the library was compiled for ends it without a word.
  return { problem: errorIn(stderr) || "the end of the process, without a word" };
}

/**
 * The line of an uncaught error, without the lines of the stack around it.
 *
 * @param {string} words
 */
function errorIn(words) {
  return (
    words.split("\n").find((line) => /^\w*Error: /.test(line)) ?? words.trim().split("\n").at(-1)
  );
}
