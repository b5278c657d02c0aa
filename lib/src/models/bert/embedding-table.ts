import * as tf from "@tensorflow/tfjs";
import { VocabularyError } from "../../errors/vocabulary-error";
import { makeVariable } from "../../layers/initialisers";
import { Module } from "../../layers/module";
import type { FirstWeights } from "./first-weights";
import { lookupRows } from "./lookup-rows";

interface EmbeddingTableOptions {
  /** What the ids are called in messages. */
  readonly name: string;
  readonly numRows: number;
  readonly width: number;
  readonly firstWeights: FirstWeights;
  /** The id whose row starts at 0 and has no gradient. */
  readonly untrainedId?: number | undefined;
}

/**
 * A learned vector for each id.
 *
 * Unlike `Embedding`, the row of padding counts: published weights have
 * numbers there, which only training leaves alone.
 */
export class EmbeddingTable extends Module {
  /** `[numRows, width]` */
  readonly weight: tf.Variable<tf.Rank.R2>;
  private readonly name: string;
  private readonly untrainedId: number | undefined;

  constructor(options: EmbeddingTableOptions) {
    super();
    const { name, numRows, width, firstWeights, untrainedId } = options;
    const values = firstWeights(numRows * width);
    if (untrainedId !== undefined) {
      values.fill(0, untrainedId * width, (untrainedId + 1) * width);
    }
    this.weight = makeVariable(values, [
      numRows,
      width,
    ]) as tf.Variable<tf.Rank.R2>;
    this.name = name;
    this.untrainedId = untrainedId;
  }

  /**
   * The vectors of a table of ids; the caller disposes.
   *
   * @param ids int32 `[batch, seqLen]`
   * @returns `[batch, seqLen, width]`
   * @throws VocabularyError when an id has no row
   */
  forward(ids: tf.Tensor2D): tf.Tensor3D {
    const [numRows, width] = this.weight.shape;
    const rows = this.requireRows(ids.dataSync(), numRows);
    return tf.tidy(() =>
      lookupRows(this.weight, rows, this.untrainedId).reshape([
        ...ids.shape,
        width,
      ]),
    );
  }

  /** Rows 0 to count - 1, `[count, width]`; the caller disposes. */
  firstRows(count: number): tf.Tensor2D {
    return this.weight.slice([0, 0], [count, -1]);
  }

  /** A copy of the ids: the tensor's own may be gone in the backward pass. */
  private requireRows(ids: ArrayLike<number>, numRows: number): Int32Array {
    const rows = Int32Array.from(ids);
    const wrong = rows.findIndex(
      (row, i) => row !== ids[i] || row < 0 || row >= numRows,
    );
    if (wrong === -1) return rows;
    throw new VocabularyError({
      where: "BertModel",
      expected: `${this.name} from 0 to ${numRows - 1}`,
      got: `${ids[wrong]}`,
      fix: "Use the tokenizer that belongs to the model.",
    });
  }
}
