import type { BatchSource } from "../data/batch-source";
import { bucketByLength } from "../data/length-buckets";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { ignoredLabel } from "../functional/token-classification-loss";
import type { Random } from "../random/seeded-random";
import { alignedTensors, type NerBatch } from "./aligned-tensors";
import {
  type AlignOptions,
  tokenizeAndAlignLabels,
} from "./tokenize-and-align-labels";

/** What a {@link NerLoader} holds, and how it deals it out. */
export interface NerLoaderOptions extends Omit<AlignOptions, "padding"> {
  /** @default 16 */
  readonly batchSize?: number | undefined;
}

/** A sentence without padding. */
interface Row {
  readonly inputIds: readonly number[];
  readonly labels: readonly number[];
}

/**
 * Sentences in batches of like lengths, each as wide as its longest.
 *
 * Sentences are encoded once, when the loader is made.
 */
export class NerLoader implements BatchSource<NerBatch> {
  readonly numBatches: number;
  private readonly rows: readonly Row[];
  private readonly batchSize: number;
  private readonly padTokenId: number;

  /** @throws as `tokenizeAndAlignLabels` does */
  constructor({ batchSize = 16, ...options }: NerLoaderOptions) {
    requirePositiveInteger("NerLoader", "batchSize", batchSize);
    const { tokenizer } = options;
    const aligned = tokenizeAndAlignLabels(options);
    this.rows = aligned.inputIds.map((ids, row) => {
      const mask = aligned.attentionMask[row] ?? [];
      const length = mask.filter((isToken) => isToken === 1).length;
      const labels = aligned.labels[row] ?? [];
      return {
        inputIds: ids.slice(0, length),
        labels: labels.slice(0, length),
      };
    });
    this.batchSize = batchSize;
    this.numBatches = Math.ceil(this.rows.length / batchSize);
    const { padToken } = tokenizer.specialTokens;
    this.padTokenId = tokenizer.vocabulary.requireId(padToken);
  }

  /** One pass in an order drawn from `random`; by length, without one. */
  *batches(random?: Random): Iterable<NerBatch> {
    const lengths = this.rows.map(({ inputIds }) => inputIds.length);
    const { batchSize } = this;
    for (const chosen of bucketByLength({ lengths, batchSize, random })) {
      yield this.batchOf(chosen);
    }
  }

  private batchOf(chosen: readonly number[]): NerBatch {
    const rows = chosen.map((row) => this.rows[row]);
    const width = Math.max(...rows.map((row) => row?.inputIds.length ?? 0));
    const padded = (list: (row?: Row) => readonly number[], filler: number) =>
      rows.map((row) => {
        const values = list(row);
        const padding = new Array<number>(width - values.length).fill(filler);
        return [...values, ...padding];
      });
    return alignedTensors({
      inputIds: padded((row) => row?.inputIds ?? [], this.padTokenId),
      attentionMask: padded((row) => row?.inputIds.map(() => 1) ?? [], 0),
      labels: padded((row) => row?.labels ?? [], ignoredLabel),
    });
  }
}
