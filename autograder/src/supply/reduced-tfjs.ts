import { join } from "node:path";
import type { Plugin } from "esbuild";

/**
 * Takes tfjs without its ready-made layers, in the sandbox and in the judge worker alike: both sides
 * compute with the same code.
 */
export function reducedTfjs(sourceFolder: string): Plugin {
  const facade = join(sourceFolder, "supply", "tfjs-facade.ts");
  return {
    name: "reduced-tfjs",
    setup: ({ onResolve }) => {
      onResolve({ filter: /^@tensorflow\/tfjs$/ }, () => ({ path: facade }));
    },
  };
}
