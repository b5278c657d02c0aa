import * as tf from "@tensorflow/tfjs";
import type { BatchSource } from "../data/batch-source";
import { bucketByLength } from "../data/length-buckets";
import { DataError } from "../errors/data-error";
import { ignoredLabel } from "../functional/token-classification-loss";
import type { Random } from "../random/seeded-random";
import type { BertTokenizer } from "../text/bert-tokenizer";
import { type AssertedSentence, assertionLabels } from "./assertion-labels";
import { type EncodedMentions, encodeMentions } from "./encode-mentions";
import { type MentionTensors, mentionTensors } from "./mention-tensors";

/** What an {@link AssertionLoader} holds, and how it deals it out. */
export interface AssertionLoaderOptions {
  readonly sentences: readonly AssertedSentence[];
  readonly tokenizer: BertTokenizer;
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
  /** @default 16 */
  readonly batchSize?: number | undefined;
}

/** Some sentences as tensors; whoever receives a batch disposes of all. */
export type AssertionBatch = MentionTensors & {
  /** int32 `[batch, numMentions]`, -100 = no mention, or one that was cut off */
  labels: tf.Tensor2D;
};

/**
 * Sentences with mentions in batches of like lengths; those without any are
 * left out. All mentions of a sentence are read at once.
 */
export class AssertionLoader implements BatchSource<AssertionBatch> {
  readonly numBatches: number;
  /** How many mentions each pass has, those that were cut off left out. */
  readonly numMentions: number;
  private readonly rows: readonly (EncodedMentions & {
    readonly labels: readonly number[];
  })[];
  private readonly batchSize: number;
  private readonly padTokenId: number;

  /** @throws DataError when no sentence has a mention, or a mention is not one
   * of its sentence's words */
  constructor({
    sentences,
    tokenizer,
    maxLength,
    batchSize = 16,
  }: AssertionLoaderOptions) {
    this.rows = sentences.flatMap(({ tokens, mentions }, sentence) => {
      if (mentions.length === 0) return [];
      const where = `AssertionLoader, sentence ${sentence}`;
      const given = { tokens, mentions, tokenizer, maxLength };
      const encoded = encodeMentions(where, given);
      const labels = mentions.map(({ assertion }, mention) =>
        encoded.pieces[mention]?.length
          ? assertionLabels.indexOf(assertion)
          : ignoredLabel,
      );
      return [{ ...encoded, labels }];
    });
    if (this.rows.length === 0) {
      throw new DataError({
        where: "AssertionLoader",
        expected: "at least one sentence with a mention",
        got: "none",
        fix: "Give sentences of generateNerCorpus, whose mentions say what is asserted.",
      });
    }
    const labels = this.rows.flatMap((row) => row.labels);
    this.numMentions = labels.filter((label) => label !== ignoredLabel).length;
    this.batchSize = batchSize;
    this.numBatches = Math.ceil(this.rows.length / batchSize);
    const { padToken } = tokenizer.specialTokens;
    this.padTokenId = tokenizer.vocabulary.requireId(padToken);
  }

  /** One pass in an order drawn from `random`; by length, without one. */
  *batches(random?: Random): Iterable<AssertionBatch> {
    const lengths = this.rows.map(({ inputIds }) => inputIds.length);
    const { batchSize } = this;
    for (const chosen of bucketByLength({ lengths, batchSize, random })) {
      const rows = chosen.flatMap((row) => this.rows[row] ?? []);
      const tensors = mentionTensors(rows, this.padTokenId);
      yield { ...tensors, labels: labelTable(rows.map((row) => row.labels)) };
    }
  }
}

/** As wide as the longest row. */
function labelTable(rows: readonly (readonly number[])[]): tf.Tensor2D {
  const width = Math.max(...rows.map((labels) => labels.length));
  const filled = rows.map((labels) =>
    Array.from({ length: width }, (_, at) => labels[at] ?? ignoredLabel),
  );
  return tf.tensor2d(filled, undefined, "int32");
}
