import path from "node:path";
import { chooseBackend } from "@attending/lib";
import { checkAblations } from "./ablations/check-ablations";
import { studyAblations } from "./ablations/study-ablations";
import { studyOptions } from "./options";

const root = path.join(__dirname, "..", "..", "..");

/**
 * `npm run study -- ablations [--seeds 42,43,44] [--epochs 15]`: trains for minutes what a notebook
 * only shows, and writes `data/runs/ablations.json`. What was already trained, by the same code, is
 * not trained again. `--quick` trains little and writes nothing; `--check` trains the reduced
 * version that is kept in the file, and compares.
 */
async function main(): Promise<void> {
  const options = studyOptions(process.argv.slice(2));
  const { name: backend } = await chooseBackend();
  if (!options.check) return studyAblations(root, { ...options, backend });
  const differences = await checkAblations(root);
  for (const difference of differences) console.error(difference);
  if (differences.length > 0) {
    throw new Error("study: the kept run is not what this code gives. Make it anew.");
  }
  console.log("The reduced version comes out as it is kept.");
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
