import path from "node:path";
import {
  chooseBackend,
  clinicalBertMiniRecipe,
  type PretrainingRecipe,
  pretrainBert,
  savePretrained,
} from "@attending/lib";
import { provenanceOf } from "../study/provenance";
import { heldOutLosses } from "./held-out-loss";
import { writeModelCard } from "./model-card";
import { pretrainOptions, usage } from "./options";

const root = path.join(__dirname, "..", "..", "..");

/** `npm run pretrain`: pre-trains the embedded BERT, and writes its folder. */
async function main(args: readonly string[]): Promise<void> {
  if (args.includes("--help")) return console.log(usage);
  const { folder, seed, share } = pretrainOptions(args, root);
  const recipe = shortened(clinicalBertMiniRecipe, share);
  const { name: backend } = await chooseBackend();
  // Before, not after: what may be changed meanwhile was not used.
  const provenance = await provenanceOf(root, "tools/src/pretrain/main.ts");
  const started = process.cpuUsage();
  const pretrained = await pretrainBert({ recipe, seed, names: "all" });
  const { user, system } = process.cpuUsage(started);
  const heldOut = heldOutLosses(pretrained, recipe, seed + 1);
  const { model, tokenizer, losses } = pretrained;
  const config = { hiddenDropoutProb: 0.1, attentionProbsDropoutProb: 0.1 };
  savePretrained(folder, { model, tokenizer, config, dtype: "F16" });
  const processorSeconds = (user + system) / 1e6;
  const numParameters = model.bert.countParameters();
  const numbers = { losses, heldOut, numParameters, processorSeconds };
  writeModelCard(folder, { recipe, seed, backend, provenance, ...numbers });
  console.log(`${numParameters} parameters, loss ${losses.at(-1)?.toFixed(3)}: ${folder}`);
}

function shortened(recipe: PretrainingRecipe, share: number): PretrainingRecipe {
  const phases = recipe.phases.map((phase) => ({
    ...phase,
    numSteps: Math.ceil(phase.numSteps * share),
  }));
  return { ...recipe, phases };
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
