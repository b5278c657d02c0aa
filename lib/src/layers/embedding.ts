import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { requireShape } from "../errors/require-shape";
import { VocabularyError } from "../errors/vocabulary-error";
import type { Random } from "../random/seeded-random";
import { makeVariable, normalValues } from "./initialisers";
import { Module } from "./module";

/** The sizes of an {@link Embedding}. */
export interface EmbeddingOptions {
  readonly vocabSize: number;
  readonly dModel: number;
  readonly random: Random;
}

/**
 * A learned vector for each token id; the vector of padding (id 0) is zero.
 *
 * `weight` is `[vocabSize, dModel]` and starts normal with mean 0 and variance
 * 1/dModel: a classifier multiplies the vectors by √dModel, after which they are
 * as large as the positional encoding and do not drown it. Row 0 is zero and,
 * having no part in any output, has no gradient: it stays zero in training.
 *
 * @see Vaswani et al. 2017, §3.4, https://arxiv.org/abs/1706.03762
 */
export class Embedding extends Module {
  readonly weight: tf.Variable;

  constructor({ vocabSize, dModel, random }: EmbeddingOptions) {
    super();
    requirePositiveInteger("Embedding", "vocabSize", vocabSize);
    requirePositiveInteger("Embedding", "dModel", dModel);
    const deviation = 1 / Math.sqrt(dModel);
    const values = normalValues(random, vocabSize * dModel, deviation);
    this.weight = makeVariable(values.fill(0, 0, dModel), [vocabSize, dModel]);
  }

  /**
   * The vectors of the tokens; the caller disposes.
   *
   * @param tokenIds int32 `[batch, seqLen]`, 0 = padding
   * @returns `[batch, seqLen, dModel]`
   * @throws ShapeError when `tokenIds` is not a table, VocabularyError when an
   * id is not below `vocabSize`
   */
  forward(tokenIds: tf.Tensor2D): tf.Tensor3D {
    const [vocabSize = 0, dModel = 0] = this.weight.shape;
    requireShape({
      where: "Embedding",
      name: "tokenIds",
      tensor: tokenIds,
      axes: ["batch", "seqLen"],
      fix: "One note alone still needs a batch axis: [1, seqLen].",
    });
    requireKnownIds(tokenIds, vocabSize);
    return tf.tidy(() => {
      const ids = tokenIds.flatten().toInt(); // [batch · seqLen]
      const isToken = ids.notEqual(0).toFloat().expandDims(1);
      const vectors = gatherHasGradient()
        ? this.weight.gather(ids).mul(isToken)
        : // Int32 first: the wasm kernel writes zeros when asked for float32.
          tf.oneHot(ids, vocabSize).toFloat().mul(isToken).matMul(this.weight);
      return vectors.reshape([...tokenIds.shape, dModel]);
    });
  }
}

/** Whether rows may be looked up: tfjs's own wasm kernels cannot add up the
 * gradients of a row, and a product with one-hot rows stands in for it. */
function gatherHasGradient(): boolean {
  return tf.getKernel("UnsortedSegmentSum", tf.getBackend()) !== undefined;
}

function requireKnownIds(tokenIds: tf.Tensor, vocabSize: number): void {
  const unknown = tokenIds
    .dataSync()
    .find((id) => !(id >= 0 && id < vocabSize));
  if (unknown === undefined) return;
  throw new VocabularyError({
    where: "Embedding",
    expected: `token ids from 0 to ${vocabSize - 1}`,
    got: `${unknown}`,
    fix: "Build the model with the size of the vocabulary that made them.",
  });
}
