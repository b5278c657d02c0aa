import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { makeVariable } from "./initialisers";
import { Module } from "./module";

/** The sizes of a {@link SinusoidalPositionalEncoding}. */
export interface PositionalEncodingOptions {
  readonly dModel: number;
  /** The longest sequence that can be encoded. */
  readonly maxLen: number;
}

/**
 * The sinusoidal encoding of positions 0 to maxLen - 1.
 *
 * Dimension 2i is sin(position / 10000^(2i / dModel)), dimension 2i + 1 the
 * cosine of the same angle. Dimension 0 turns fastest, once in 2π positions;
 * the last ones hardly move within a note.
 *
 * @returns `[maxLen, dModel]`, values in [-1, 1]; the caller disposes
 * @see Vaswani et al. 2017, §3.5, https://arxiv.org/abs/1706.03762
 */
export function sinusoidalPositions(
  maxLen: number,
  dModel: number,
): tf.Tensor2D {
  requirePositiveInteger("sinusoidalPositions", "maxLen", maxLen);
  requirePositiveInteger("sinusoidalPositions", "dModel", dModel);
  return tf.tensor2d(positionValues(maxLen, dModel), [maxLen, dModel]);
}

function positionValues(maxLen: number, dModel: number): Float32Array {
  return Float32Array.from({ length: maxLen * dModel }, (_, i) => {
    const position = Math.floor(i / dModel);
    const dimension = i % dModel;
    const pair = dimension - (dimension % 2);
    const angle = position / 10000 ** (pair / dModel);
    return dimension === pair ? Math.sin(angle) : Math.cos(angle);
  });
}

/**
 * Adds to each token's features the encoding of its position.
 *
 * The encoding is fixed: it is a buffer, not a parameter.
 *
 * @see sinusoidalPositions
 */
export class SinusoidalPositionalEncoding extends Module {
  /** `[maxLen, dModel]` */
  readonly encoding: tf.Variable;

  constructor({ dModel, maxLen }: PositionalEncodingOptions) {
    super();
    requirePositiveInteger("SinusoidalPositionalEncoding", "maxLen", maxLen);
    requirePositiveInteger("SinusoidalPositionalEncoding", "dModel", dModel);
    const values = positionValues(maxLen, dModel);
    this.encoding = makeVariable(values, [maxLen, dModel], false);
  }

  /**
   * `x` plus the positions; the caller disposes.
   *
   * @param x `[batch, seqLen, dModel]`, seqLen at most maxLen
   * @returns `[batch, seqLen, dModel]`
   * @throws ShapeError when the sequence is too long or dModel differs
   */
  forward(x: tf.Tensor3D): tf.Tensor3D {
    const [maxLen = 0, dModel = 0] = this.encoding.shape;
    const [, seqLen, features] = x.shape;
    if (x.rank !== 3 || seqLen > maxLen || features !== dModel) {
      throw new ShapeError({
        where: "SinusoidalPositionalEncoding",
        expected: `x of shape [batch, seqLen ≤ ${maxLen}, ${dModel}]`,
        got: formatShape(x.shape),
        fix: "Cut the sequences, or build the encoding with a larger maxLen.",
      });
    }
    return tf.tidy(() => x.add(this.encoding.slice([0, 0], [seqLen, dModel])));
  }
}
