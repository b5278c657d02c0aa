import * as tf from "@tensorflow/tfjs";
import { bucketByLength } from "../data/length-buckets";
import type { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import type { BertTokenizer } from "../text/bert-tokenizer";
import type { Encoding } from "../text/encoding";
import { type BatchEncoding, padEncodings } from "../text/pad-encodings";
import type { NerSentence } from "./ner-corpus";
import { placeOfHighest } from "./place-of-highest";

/** A model, and what it is to read. */
export interface PredictionSource {
  readonly model: BertForClinicalNER;
  readonly tokenizer: BertTokenizer;
  readonly sentences: readonly Pick<NerSentence, "tokens">[];
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
  /** @default 32 */
  readonly batchSize?: number | undefined;
}

/**
 * The logits of each word, those of its first piece.
 *
 * The model is in `eval()` mode meanwhile, and in its former mode afterwards.
 *
 * @returns `[sentence][word][numLabels]`; undefined for a word that was cut off,
 * or of which the tokenizer leaves nothing
 */
export function predictWordLogits({
  model,
  tokenizer,
  sentences,
  maxLength = 128,
  batchSize = 32,
}: PredictionSource): (Float32Array | undefined)[][] {
  const wasTraining = model.training;
  model.eval();
  try {
    const logits = sentences.map(({ tokens }) =>
      tokens.map((): Float32Array | undefined => undefined),
    );
    const encodings = sentences.map(({ tokens }) =>
      tokenizer.encode(tokens, { maxLength, splitSpecialTokens: true }),
    );
    const lengths = encodings.map(({ inputIds }) => inputIds.length);
    for (const chosen of bucketByLength({ lengths, batchSize })) {
      const batch = chosen.flatMap((n) => encodings[n] ?? []);
      const rows = logitsOfBatch(model, padded(batch, tokenizer));
      rows.forEach((byWord, row) => {
        const sentence = logits[chosen[row] ?? -1] ?? [];
        for (const [word, values] of byWord) sentence[word] = values;
      });
    }
    return logits;
  } finally {
    if (wasTraining) model.train();
  }
}

/**
 * The tag of each word: the label with the highest logit. A word without logits
 * is `O`: what a model does not read it does not find.
 *
 * @param labels the tags; a tag's place is its id
 * @returns `[sentence][word]`
 */
export function predictTags({
  labels,
  ...source
}: PredictionSource & { readonly labels: readonly string[] }): string[][] {
  return predictWordLogits(source).map((words) =>
    words.map((logits) => likeliestTag(logits, labels)),
  );
}

/** The label with the highest logit; `O` without logits. */
export function likeliestTag(
  logits: Float32Array | undefined,
  labels: readonly string[],
): string {
  if (logits === undefined) return "O";
  return labels[placeOfHighest(logits)] ?? "O";
}

/** Rows of one length: that of the longest. */
function padded(
  encodings: readonly Encoding[],
  { specialTokens, vocabulary }: BertTokenizer,
): BatchEncoding {
  const { padToken } = specialTokens;
  const padTokenId = vocabulary.requireId(padToken);
  return padEncodings(encodings, { padToken, padTokenId });
}

/** Of each row the logits of each word's first piece. */
function logitsOfBatch(
  model: BertForClinicalNER,
  { inputIds, attentionMask, wordIds }: BatchEncoding,
): Map<number, Float32Array>[] {
  const logits = tf.tidy(() => {
    const table = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
    return model.forward({
      inputIds: table(inputIds),
      attentionMask: table(attentionMask),
    }).logits;
  });
  const [, seqLen, numLabels] = logits.shape;
  const values = logits.dataSync<"float32">();
  logits.dispose();
  return wordIds.map((words, row) => {
    const byWord = new Map<number, Float32Array>();
    words.forEach((word, piece) => {
      if (word === null || byWord.has(word)) return;
      const start = (row * seqLen + piece) * numLabels;
      byWord.set(word, values.slice(start, start + numLabels));
    });
    return byWord;
  });
}
