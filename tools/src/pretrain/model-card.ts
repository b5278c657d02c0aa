import path from "node:path";
import type { PretrainingRecipe, StudyRun } from "@attending/lib";
import { writeWholeFile } from "@attending/lib/dist/models/whole-file";
import type { LengthLoss } from "./held-out-loss";

/** What the card of a model says of how it came about. */
export interface ModelCard {
  readonly recipe: PretrainingRecipe;
  readonly seed: number;
  readonly backend: string;
  readonly provenance: Pick<StudyRun, "date" | "commit" | "dirty" | "versions">;
  readonly losses: readonly number[];
  readonly heldOut: readonly LengthLoss[];
  /** Of the encoder. */
  readonly numParameters: number;
  readonly processorSeconds: number;
}

/** Nothing; writes the card of a model as the folder's `README.md`. */
export function writeModelCard(folder: string, card: ModelCard): void {
  writeWholeFile(path.join(folder, "README.md"), Buffer.from(modelCardText(card)));
}

/** The text of a card, in Markdown. */
export function modelCardText(card: ModelCard): string {
  return [about(card), text, numbers(card), limits].join("\n\n").concat("\n");
}

const count = (value: number) => value.toLocaleString("en-US");

function about({ recipe, seed, numParameters, backend, provenance }: ModelCard): string {
  const { date, commit, dirty, versions } = provenance;
  return `# clinical-bert-mini

<!-- Written by \`npm run pretrain\`, which makes this folder anew. -->

A small BERT that was pre-trained on made-up clinical sentences, as a start for the notebooks: \`loadPretrained("clinical-bert-mini", { random })\`.

| | |
|---|---|
| layers × features, heads | ${recipe.numHiddenLayers} × ${recipe.hiddenSize}, ${recipe.numAttentionHeads} |
| features between the maps of a layer | ${recipe.intermediateSize} |
| positions | ${recipe.maxPositionEmbeddings} |
| pieces of its own vocabulary, small letters only | ${count(recipe.vocabSize)} |
| numbers of the encoder | ${count(numParameters)}, stored in 16 bits |
| made on | ${date}, by ${backend}, from seed ${seed} |
| commit | ${commit}${dirty ? ", with changes" : ""} |
| with | ${versions.join(", ")} |

The files are those of a Hugging Face folder (\`BertForMaskedLM\`), and other tools read them, too.`;
}

const text = `## What it read

Sentences of \`generatePretrainingSentence\`, drawn anew at each step: templates of the training set of \`generateNerCorpus\` and some hundreds that only the pre-training has. No label was seen, and no sentence of validation or test is among them; the ordinary words of those (arrival, lungs, today) stand in others.

**The names of entities are those of all splits**: the drugs, diseases, procedures, places and tests that \`generateNerCorpus\` keeps for its validation and test stand in other sentences here. A real model has likewise read the names of drugs that a small labelled set lacks. What is gained by it, and what without it, is in \`data/runs/pretraining.json\`. The vocabulary was learned from the same text.`;

function numbers({ recipe, losses, heldOut, processorSeconds }: ModelCard): string {
  const { tokensPerBatch, learningRate, warmupShare, weightDecay } = recipe;
  const [first = 0, last = 0] = [losses[0], losses.at(-1)];
  const phases = recipe.phases.map(
    ({ numSteps, lengths }) => `${count(numSteps)} steps with batches of rows, ${shares(lengths)}`,
  );
  return `## How

Masked language modelling, ${Math.round(100 * recipe.maskRate)} % of ${recipe.wholeWords ? "words with all their pieces" : "pieces"}: 80 % of these become [MASK], 10 % another piece, 10 % stay. ${phases.join(", then ")}, each batch ${count(tokensPerBatch)} pieces. AdamW, learning rate ${learningRate} after ${Math.round(100 * warmupShare)} % warm-up, then down to 0 along a line, decay ${weightDecay}, gradients clipped at ${recipe.maxGradientNorm}, no dropout. Positions started as sinusoids. It took ${count(Math.round(processorSeconds / 60))} minutes of processor time.

Mean loss of the hidden pieces, in nats: ${first.toFixed(2)} in the first tenth of the first phase, ${last.toFixed(2)} in the last tenth of the last. On sentences from another seed, by the length of the rows:

| length | loss |
|---|---|
${heldOut.map(({ length, loss }) => `| ${length} | ${loss.toFixed(3)} |`).join("\n")}`;
}

/** `60 % of 32, 40 % of 64 pieces` */
function shares(lengths: readonly number[]): string {
  const parts = [...new Set(lengths)].map((length) => {
    const share = lengths.filter((each) => each === length).length / lengths.length;
    return `${Math.round(100 * share)} % of ${length}`;
  });
  return `${parts.join(", ")} pieces`;
}

const limits = `## What it is not for

It knows a few hundred words and the turns of phrase of some hundred templates, all made up. It knows nothing of patients, and nothing that it says may be used for one. Other text falls into letters and small pieces, which it has never learned to read.`;
