import { ignoredLabel } from "../functional/token-classification-loss";
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
import { MaskedBatches } from "./masked-batches";
import type { PretrainingRecipe } from "./pretraining-recipe";

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
  /** Mean cross-entropy of the hidden pieces, in nats, in each twentieth of the steps. */
  readonly losses: readonly number[];
}

/** As many as the losses that are kept. */
const numParts = 20;

/** A BERT that was pre-trained by a recipe; the same seed and backend give the same numbers. */
export async function pretrainBert({
  recipe,
  seed,
  names = "all",
  progress,
}: PretrainBertOptions): Promise<PretrainedMaskedLM> {
  const tokenizer = pretrainingTokenizer(recipe, seed);
  const random = seededRandom(seed);
  const bert = new BertModel({
    ...recipe,
    vocabSize: tokenizer.vocabulary.size,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    random,
  });
  const model = new BertForMaskedLM({ bert, random });
  const numBatches = Math.ceil(recipe.numSteps / numParts);
  const totalSteps = numBatches * numParts;
  const { history } = await fit(model, {
    train: maskedBatches({ recipe, tokenizer, names, numBatches }),
    computeLoss: (batch) => model.loss(batch),
    countExamples: ({ labels }) =>
      labels.dataSync().filter((id) => id !== ignoredLabel).length,
    optimizer: new AdamW(decayGroups(model, recipe.weightDecay), recipe),
    schedule: linearSchedule({
      warmupSteps: recipe.warmupShare * totalSteps,
      totalSteps,
    }),
    maxGradientNorm: recipe.maxGradientNorm,
    epochs: numParts,
    seed,
    progress,
  });
  return {
    model,
    tokenizer,
    losses: history.map(({ trainLoss }) => trainLoss),
  };
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

/** Batches of a recipe. */
export function maskedBatches({
  recipe,
  ...options
}: {
  readonly recipe: PretrainingRecipe;
  readonly tokenizer: BertTokenizer;
  readonly names: "train" | "all";
  readonly numBatches: number;
}): MaskedBatches {
  const { tokensPerBatch, lengths, maskRate, wholeWords } = recipe;
  const { names, tokenizer, numBatches } = options;
  return new MaskedBatches({
    drawSentence: (random) => generatePretrainingSentence({ random, names }),
    ...{ tokenizer, numBatches, tokensPerBatch, lengths, maskRate, wholeWords },
  });
}
