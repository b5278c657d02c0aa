import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The packages that bring TensorFlow's native library, by their backends. */
export const nativePackages = {
  "node-gpu": "@tensorflow/tfjs-node-gpu",
  node: "@tensorflow/tfjs-node",
} as const;

/** A backend that a native package computes. */
export type NativeBackend = keyof typeof nativePackages;

/**
 * Where `npm run native` and `npm start -- --gpu` install, each backend in a
 * folder of its own. It lies below the project, so that a package in it that
 * asks for `@tensorflow/tfjs` is given the copy that we import, and a package
 * that stands beside that copy is found too.
 */
const ownFolder = join(__dirname, "../../../.attending/native");

/**
 * Nothing; loads a native package, which registers the backend "tensorflow".
 *
 * @throws Error that says why it cannot be had
 */
export function loadNativePackage(
  backend: NativeBackend,
  folder = ownFolder,
): void {
  const name = nativePackages[backend];
  const requireThere = createRequire(join(folder, backend, "package.json"));
  if (installedName(requireThere, name) !== name) {
    throw new Error("not installed");
  }
  requireSameTfjs(requireThere, name);
  // Else its greeting about the processor's features stands in every notebook.
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "1";
  requireThere(name);
}

/**
 * The name in the manifest that a package's name leads to. danfojs-node asks
 * for tfjs-node and is given plain tfjs under that name.
 */
function installedName(requireThere: NodeJS.Require, name: string): unknown {
  try {
    const file = requireThere.resolve(`${name}/package.json`);
    return (JSON.parse(readFileSync(file, "utf8")) as { name?: unknown }).name;
  } catch {
    return undefined;
  }
}

/**
 * tfjs keeps engine and kernels in globals, so that a second copy computes too;
 * but loading it registers the cpu's kernels once more, with a warning for each.
 */
function requireSameTfjs(requireThere: NodeJS.Require, name: string): void {
  const tfjsFor = (file: string) =>
    createRequire(file).resolve("@tensorflow/tfjs");
  if (tfjsFor(requireThere.resolve(name)) === tfjsFor(__filename)) return;
  throw new Error(`${name} would load a second copy of @tensorflow/tfjs`);
}
