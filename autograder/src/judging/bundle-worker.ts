import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { reducedTfjs } from "../supply/reduced-tfjs";

/**
 * Bundles the judge worker: exercises, the library's references, and a tfjs without what no
 * exercise needs, so that it starts in a few tenths of a second.
 *
 * @param root the folder that holds `lib` and `autograder`
 */
export async function bundleWorker(root: string, outfile: string): Promise<void> {
  const sources = join(root, "autograder", "src");
  await build({
    entryPoints: [join(sources, "judging", "judge-worker.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    // Read from the installed package when the worker starts: its wasm file lies there.
    external: ["@tensorflow/tfjs-backend-wasm/package.json"],
    mainFields: ["module", "main"],
    minifySyntax: true,
    plugins: [reducedTfjs(sources), libraryPlugin(root)],
    logLevel: "error",
  });
}

/** The packages of the library that an exercise needs; all others stay outside and unloaded. */
const bundledPackages = ["seedrandom"];

/** Marks a question that this plugin asks itself, so that the bundler's own answer comes back. */
const asked = Symbol("asked");

/**
 * Takes the library from its sources, file by file as needed: none of them does anything when it
 * is merely imported, so plots and tables stay out together with their large packages.
 */
function libraryPlugin(root: string): Plugin {
  const library = join(root, "lib", "src");
  return {
    name: "library-by-need",
    setup({ onResolve, resolve }) {
      onResolve({ filter: /^@attending\/lib$/ }, () => ({
        path: join(library, "index.ts"),
        sideEffects: false,
      }));
      onResolve({ filter: /.*/ }, async ({ path, importer, resolveDir, kind, pluginData }) => {
        if (pluginData === asked || !importer.startsWith(library)) return undefined;
        const isOwn = path.startsWith(".") || bundledPackages.includes(path);
        if (!isOwn) return { path, external: true, sideEffects: false };
        const answer = await resolve(path, { importer, resolveDir, kind, pluginData: asked });
        return { ...answer, sideEffects: false };
      });
    },
  };
}
