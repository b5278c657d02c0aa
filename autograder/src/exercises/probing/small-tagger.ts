import { Module, tokenClassificationLoss } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";
import { toTensor } from "./to-tensor";

/** The numbers of a {@link SmallTagger}: `[vocabSize, numLabels]` and `[numLabels]`. */
export type TaggerState = {
  readonly weight: TensorData;
  readonly bias: TensorData;
  /** Multiplies the logits, and so the gradients. @default 1 */
  readonly gain?: number;
};

/** What a tagger reads, as tensors. */
export type TaggerInput = {
  readonly inputIds: tf.Tensor2D;
  readonly attentionMask?: tf.Tensor2D;
  readonly labels?: tf.Tensor2D;
  readonly classWeights?: readonly number[];
};

/**
 * A tagger in place of a BERT, small enough that an epoch takes a blink: of each piece its own row of
 * weights, a bias, and a part of the mean row of all pieces that it may attend to. So a forgotten
 * mask shows; and a forgotten mode, since in training mode all logits are half as large.
 */
export class SmallTagger extends Module {
  readonly weight: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;

  private readonly gain: number;
  readonly #noteSize: (batchSize: number) => void;

  /** @param noteSize is told of how many sentences it is asked at once */
  constructor(
    { weight, bias, gain = 1 }: TaggerState,
    noteSize: (batchSize: number) => void = () => {},
  ) {
    super();
    this.#noteSize = noteSize;
    this.gain = gain;
    this.weight = tf.tidy(() => tf.variable(toTensor<tf.Rank.R2>(weight)));
    this.bias = tf.tidy(() => tf.variable(toTensor<tf.Rank.R1>(bias)));
  }

  forward({ inputIds, attentionMask, labels, classWeights }: TaggerInput): {
    logits: tf.Tensor3D;
    loss?: tf.Scalar;
  } {
    return tf.tidy(() => {
      const [batch, seqLen] = inputIds.shape;
      this.#noteSize(batch);
      const [vocabSize, numLabels] = this.weight.shape;
      const chosen = tf.oneHot(inputIds.flatten(), vocabSize).toFloat();
      const own = chosen.matMul(this.weight).reshape([batch, seqLen, numLabels]);
      const mask = (attentionMask ?? tf.onesLike(inputIds)).toFloat();
      const share = mask.div(mask.sum(1, true).maximum(1)).expandDims(2);
      const mean = own.mul(share).sum(1, true);
      const sum = own.add(mean.mul(0.5)).add(this.bias);
      const logits = sum.mul<tf.Tensor3D>(this.training ? this.gain / 2 : this.gain);
      if (labels === undefined) return { logits };
      return { logits, loss: tokenClassificationLoss(logits, labels, classWeights) };
    });
  }
}
