import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exercises } from "../exercises";
import { bundleMistakes } from "./build-mistakes";
import { bundleWorker } from "./build-worker";
import { variantsFolder } from "./mistake-variants";

/** Writes the bundles of the known mistakes and of the judge worker beside the compiled files. */
export async function buildJudging(root: string): Promise<void> {
  mkdirSync(variantsFolder, { recursive: true });
  for (const exercise of exercises) {
    const bundle = await bundleMistakes(exercise, root);
    writeFileSync(join(variantsFolder, `${exercise.card.id}.js`), bundle);
  }
  await bundleWorker(root, join(__dirname, "judge-worker.bundle.js"));
}

if (require.main === module) {
  buildJudging(join(__dirname, "..", "..", "..")).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
