import { join } from "node:path";
import { build, type Metafile, type Plugin } from "esbuild";
import { bundleEntry, fileOf } from "./bundle-entry";
import type { BundlePlan } from "./bundle-plan";
import { reducedTfjs } from "./reduced-tfjs";

export interface Bundle {
  readonly text: string;
  /** Every file that was read, and every file of which something is inside. */
  readonly read: readonly string[];
  readonly inside: readonly string[];
}

/**
 * One script that holds the probe of an exercise, the names it supplies, and tensors.
 *
 * What is supplied is decided here, by what is imported: what is not in the bundle cannot be found
 * in the sandbox, however a learner's code looks for it.
 */
export async function bundle(
  plan: BundlePlan,
  lib: ReadonlyMap<string, string>,
  root: string,
): Promise<Bundle> {
  const sourceFolder = join(root, "autograder", "src");
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: bundleEntry(plan, lib, sourceFolder),
      resolveDir: sourceFolder,
      sourcefile: `${plan.name}.entry.ts`,
      loader: "ts",
    },
    absWorkingDir: root,
    bundle: true,
    // A function that is not strict tells whom it calls its own arguments, by `caller`: lists in which
    // a probe writes down what it saw would be anybody's.
    banner: { js: '"use strict";' },
    platform: "node",
    format: "cjs",
    target: "node20",
    mainFields: ["module", "main"],
    // Names stay: they stand in the stack of an error.
    minifyWhitespace: true,
    minifySyntax: true,
    // An error that ends the process prints its line.
    lineLimit: 200,
    legalComments: "none",
    metafile: true,
    write: false,
    logLevel: "silent",
    plugins: [reducedTfjs(sourceFolder), supplyOf(plan, lib, sourceFolder)],
  });
  const text = outputFiles[0]?.text ?? "";
  return { text, ...filesOf(metafile, root) };
}

/** What the library is inside: the names that are supplied. */
function supplyOf(
  plan: BundlePlan,
  lib: ReadonlyMap<string, string>,
  sourceFolder: string,
): Plugin {
  const names = plan.supplies
    .map((name) => `export { ${name} } from ${JSON.stringify(fileOf(name, lib, plan.id))};`)
    .join("\n");
  return {
    name: "supply",
    setup: ({ onResolve, onLoad }) => {
      onResolve({ filter: /^@attending\/lib$/ }, () => ({ path: "lib", namespace: "supply" }));
      onLoad({ filter: /^lib$/, namespace: "supply" }, () => ({
        contents: names,
        resolveDir: sourceFolder,
      }));
    },
  };
}

function filesOf(metafile: Metafile, root: string): { read: string[]; inside: string[] } {
  const path = (file: string): string => join(root, file);
  const isFile = (file: string): boolean => !/^supply:|\.entry\.ts$/.test(file);
  const read = Object.keys(metafile.inputs).filter(isFile).map(path);
  const inside = Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([file, { bytesInOutput }]) => bytesInOutput > 0 && isFile(file))
    .map(([file]) => path(file));
  return { read: read.sort(), inside: [...new Set(inside)].sort() };
}
