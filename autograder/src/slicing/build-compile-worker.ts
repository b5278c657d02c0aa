import { join } from "node:path";
import { build } from "esbuild";

/** Writes the compile worker as one script beside the compiled files: all that the sandbox is given. */
export async function buildCompileWorker(root: string): Promise<void> {
  await build({
    entryPoints: [join(root, "autograder", "src", "slicing", "compile-worker.ts")],
    outfile: join(root, "autograder", "dist", "slicing", "compile-worker.bundle.js"),
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    minify: true,
    // TypeScript looks for it to read its own stack traces, and does without.
    external: ["source-map-support"],
    logLevel: "error",
  });
}
