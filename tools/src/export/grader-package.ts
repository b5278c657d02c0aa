import { readdirSync, statSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { build } from "esbuild";

/** A file of an export: a copy, or a text; `mode` are its permissions. */
export interface ExportedFile {
  readonly path: string;
  readonly content: { readonly from: string } | { readonly text: string };
  readonly mode: number;
}

/** What only those need who work on the grader. */
const leftOut = /^(adversary|mutants|check)\/|\.(d\.ts|map|tsbuildinfo)$/;

/** Read by the judge worker from the installed package: its loader is in the worker's own bundle. */
const wasmFiles = /^(package\.json|dist\/[\w-]+\.wasm)$/;

/**
 * The grader with all that it loads, by paths below its folder: its compiled files, the packages that
 * these require, and the wasm of tensors. It needs nothing else but Node, and no installation.
 *
 * @param root the checkout, built
 * @param notebook whose bundles are enough; null for all
 */
export async function graderPackage(
  root: string,
  notebook: string | null,
): Promise<ExportedFile[]> {
  const dist = join(root, "autograder", "dist");
  const bundles = `supply/bundles/`;
  const isWanted = (file: string): boolean => {
    if (leftOut.test(file)) return false;
    if (notebook === null || !file.startsWith(bundles)) return true;
    return file.startsWith(`${bundles}${notebook.slice(0, 2)}.`);
  };
  const own = filesBelow(dist)
    .filter(isWanted)
    .map((file) => copied(`autograder/dist/${file}`, join(dist, file)));
  const loaded = await loadedFiles(join(dist, "cli", "grade.js"), root);
  const wasm = "@tensorflow/tfjs-backend-wasm";
  return [
    ...own,
    copied("autograder/package.json", join(root, "autograder", "package.json")),
    ...libraryFiles(root, loaded),
    ...packagesOf(loaded).flatMap((name) => packageFiles(root, name, () => true)),
    ...packageFiles(root, wasm, (file) => wasmFiles.test(file)),
  ];
}

/** Every file that a script loads, from the checkout's folder; what it loads late counts too. */
async function loadedFiles(script: string, root: string): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [script],
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    logLevel: "silent",
  });
  return Object.keys(metafile.inputs);
}

/** The installed packages among loaded files, each to be taken as a whole. */
function packagesOf(loaded: readonly string[]): string[] {
  const names = loaded.flatMap((path) => {
    const [, name] =
      /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path) ?? [];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

/** Of the course's library only what is loaded: it holds the references, and needs large packages. */
function libraryFiles(root: string, loaded: readonly string[]): ExportedFile[] {
  const files = loaded.filter((path) => path.startsWith("lib/dist/"));
  if (files.length === 0) return [];
  return [...files, "lib/package.json"].map((path) =>
    copied(`node_modules/@attending/${path}`, join(root, path)),
  );
}

function packageFiles(
  root: string,
  name: string,
  isWanted: (file: string) => boolean,
): ExportedFile[] {
  const folder = join(root, "node_modules", name);
  return filesBelow(folder)
    .filter((file) => isWanted(file) && !/\.(d\.[cm]?ts|map)$/.test(file))
    .map((file) => copied(`node_modules/${name}/${file}`, join(folder, file)));
}

function filesBelow(folder: string): string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths
    .filter((path) => statSync(join(folder, path)).isFile())
    .map((path) => relative(folder, join(folder, path)).split(sep).join("/"))
    .sort();
}

function copied(path: string, from: string): ExportedFile {
  return { path, content: { from }, mode: 0o644 };
}

/** The files of a package below a folder of the export. */
export function below(folder: string, files: readonly ExportedFile[]): ExportedFile[] {
  return files.map((file) => ({ ...file, path: `${folder}/${file.path}` }));
}
