import { existsSync } from "node:fs";
import { join } from "node:path";
import { isAsPinned } from "./npm-packages.mjs";
import { nativeFolder } from "./packages.mjs";
import { proveNative } from "./proof.mjs";

/**
 * What a native package that is in place computes with, or why a new one is needed; no reason
 * where there was none.
 *
 * @param {import("../start/paths.mjs").ProjectPaths} paths
 * @param {import("./packages.mjs").NativePackage} nativePackage
 * @returns {{ tensorflow: string, gpu: boolean } | { reason: string | undefined }}
 */
export function presentNative(paths, nativePackage) {
  const native = nativeFolder(paths);
  const folder = join(native, nativePackage.backend);
  if (existsSync(folder) && !isAsPinned(folder, nativePackage))
    return { reason: "is of other versions" };
  const proof = proveNative(paths, native, nativePackage);
  if ("tensorflow" in proof) return proof;
  return { reason: existsSync(folder) ? `does not work (${proof.problem})` : undefined };
}
