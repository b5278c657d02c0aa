import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { exercises } from "../exercises";
import { bundleMistakes, bundlePairs } from "./bundle-mistakes";
import { bundleWorker } from "./bundle-worker";
import { pairsFile, variantsFile, variantsFolder } from "./mistake-variants";

/** Writes the bundles of the known mistakes and of the judge worker beside the compiled files. */
export async function buildJudging(root: string): Promise<void> {
  mkdirSync(variantsFolder, { recursive: true });
  for (const exercise of exercises) {
    const bundle = await bundleMistakes(exercise, root);
    writeFileSync(variantsFile(exercise), bundle);
    if (exercise.recognisedBy !== "outputs") continue;
    writeFileSync(pairsFile(exercise), await bundlePairs(exercise, root));
  }
  await bundleWorker(root, join(__dirname, "judge-worker.bundle.js"));
}
