import * as tf from "@tensorflow/tfjs";
import { ProgressBar } from "../display/progress-bar";
import { countLabels } from "../functional/token-classification-loss";
import { sinusoidalPositions } from "../layers/sinusoidal-positional-encoding";
import { BertForMaskedLM } from "../models/bert/bert-for-masked-lm";
import { BertModel } from "../models/bert/bert-model";
import { generatePretrainingSentence } from "../ner/synthetic/generate-pretraining-sentence";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "../text/bert-tokenizer";
import { trainWordPieceVocabulary } from "../text/train-word-piece-vocabulary";
import { AdamW } from "../training/adam";
import { fit } from "../training/fit";
import type { ProgressReporter } from "../training/fit-options";
import { decayGroups } from "../training/parameter-groups";
import { linearSchedule } from "../training/schedules";
import { MaskedBatches, type MaskedBatchesOptions } from "./masked-batches";
import { countSteps, type PretrainingRecipe } from "./pretraining-recipe";

/** What a pre-training starts from. */
export interface PretrainBertOptions {
  readonly recipe: PretrainingRecipe;
  readonly seed: number;
  /** Whose names of entities are in the text. @default "all" */
  readonly names?: "train" | "all" | undefined;
  /** False for none. @default a `ProgressBar` */
  readonly progress?: ProgressReporter | false | undefined;
}

/** What came of it. */
export interface PretrainedMaskedLM {
  /** In `eval()` mode. */
  readonly model: BertForMaskedLM;
  readonly tokenizer: BertTokenizer;
  /** Mean cross-entropy of the hidden pieces, in nats, in each tenth of a phase. */
  readonly losses: readonly number[];
}

/**
 * A BERT that was pre-trained by a recipe.
 *
 * The same seed and backend give the same numbers. Positions start as
 * sinusoids, not as drawn numbers: what is learned of early ones then serves
 * for the later, rarer ones.
 *
 * @throws as `fit` does
 */
export async function pretrainBert({
  recipe,
  seed,
  names = "all",
  progress,
}: PretrainBertOptions): Promise<PretrainedMaskedLM> {
  const tokenizer = pretrainingTokenizer(recipe, seed);
  const model = startOf(recipe, tokenizer, seed);
  const totalSteps = countSteps(recipe);
  const warmupSteps = recipe.warmupShare * totalSteps;
  const schedule = linearSchedule({ warmupSteps, totalSteps });
  const groups = decayGroups(model, recipe.weightDecay);
  const optimizer = new AdamW(groups, recipe);
  const bar = barOf(progress, totalSteps);
  const losses: number[] = [];
  let before = 0;
  for (const phase of recipe.phases) {
    const numParts = Math.min(10, phase.numSteps);
    const numBatches = Math.floor(phase.numSteps / numParts);
    const source = { recipe, tokenizer, names, numBatches };
    const firstStep = before;
    const { history, steps } = await fit(model, {
      train: maskedBatches({ ...source, lengths: phase.lengths }),
      computeLoss: (batch) => model.loss(batch),
      countExamples: ({ labels }) => countLabels(labels),
      optimizer,
      schedule: (step) => schedule(firstStep + step),
      maxGradientNorm: recipe.maxGradientNorm,
      epochs: numParts,
      seed: seed + firstStep,
      progress: {
        update: (done, note) => bar.update(firstStep + done, note),
        finish: () => undefined,
      },
    });
    losses.push(...history.map(({ trainLoss }) => trainLoss));
    before += steps;
  }
  bar.finish(`loss ${losses.at(-1)?.toFixed(3)}`);
  optimizer.dispose();
  return { model, tokenizer, losses };
}

function startOf(
  recipe: PretrainingRecipe,
  tokenizer: BertTokenizer,
  seed: number,
): BertForMaskedLM {
  const random = seededRandom(seed);
  const bert = new BertModel({
    ...recipe,
    vocabSize: tokenizer.vocabulary.size,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    random,
  });
  const { hiddenSize, maxPositionEmbeddings } = bert.config;
  tf.tidy(() => {
    const waves = sinusoidalPositions(maxPositionEmbeddings, hiddenSize);
    // Mean squares are 1/2: as large as the drawn numbers of the other tables.
    const scaled = waves.mul(0.02 * Math.SQRT2);
    bert.embeddings.position_embeddings.weight.assign(scaled as tf.Tensor2D);
  });
  return new BertForMaskedLM({ bert, random });
}

function barOf(
  progress: PretrainBertOptions["progress"],
  total: number,
): ProgressReporter {
  if (progress === false) return { update: () => {}, finish: () => {} };
  return progress ?? new ProgressBar({ total, label: "pre-training" });
}

/**
 * The tokenizer of a recipe.
 *
 * Its vocabulary is learned from text with the names of all splits, whatever a
 * model reads later: starts that are compared cut words alike.
 */
export function pretrainingTokenizer(
  recipe: PretrainingRecipe,
  seed: number,
): BertTokenizer {
  const random = seededRandom(seed);
  const sentences = Array.from({ length: recipe.numVocabularySentences }, () =>
    generatePretrainingSentence({ random, names: "all" }),
  );
  const { vocabSize, maxPositionEmbeddings } = recipe;
  const options = { vocabSize, initialAlphabet: printableAscii };
  const vocabulary = trainWordPieceVocabulary(sentences, options);
  return new BertTokenizer({
    vocabulary,
    modelMaxLength: maxPositionEmbeddings,
  });
}

/** What a keyboard has, so that no word of it is unknown; capitals are made small before. */
const printableAscii = Array.from({ length: 94 }, (_, i) =>
  String.fromCharCode(33 + i),
).filter((character) => !/[A-Z]/.test(character));

/** Batches of a recipe, with rows of these lengths. */
export function maskedBatches({
  recipe,
  names,
  ...source
}: Pick<MaskedBatchesOptions, "lengths" | "numBatches" | "tokenizer"> & {
  readonly recipe: PretrainingRecipe;
  readonly names: "train" | "all";
}): MaskedBatches {
  const { tokensPerBatch, maskRate, wholeWords } = recipe;
  return new MaskedBatches({
    drawSentence: (random) => generatePretrainingSentence({ random, names }),
    ...{ tokensPerBatch, maskRate, wholeWords },
    ...source,
  });
}
