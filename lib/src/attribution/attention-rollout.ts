import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { requireShape } from "../errors/require-shape";

/**
 * How much of each token reaches each token, through all layers: the product of
 * the layers' ½ · (mean over heads of the weights) + ½ · I.
 *
 * It follows the weights alone: what the values and the feed-forward parts do is
 * left out, so that it is a picture of where information *may* flow.
 *
 * @param attentionWeights one `[batch, numHeads, seqLen, seqLen]` a layer, the
 * first layer first; rows sum to 1
 * @returns `[batch, seqLen, seqLen]`, rows sum to 1; the caller disposes
 * @throws DataError without layers, ShapeError when one does not fit
 * @see Abnar & Zuidema 2020, §3, https://arxiv.org/abs/2005.00928
 */
export function attentionRollout(
  attentionWeights: readonly tf.Tensor4D[],
): tf.Tensor3D {
  const [first] = attentionWeights;
  if (first === undefined) {
    throw new DataError({
      where: "attentionRollout",
      expected: "the weights of at least one layer",
      got: "none",
      fix: "Hand it the attentionWeights that the model's forward returns.",
    });
  }
  const [batch, , seqLen] = first.shape;
  for (const tensor of attentionWeights) {
    requireShape({
      where: "attentionRollout",
      name: "weights",
      tensor,
      axes: [batch, "numHeads", seqLen, seqLen],
      fix: "All layers look at the same tokens.",
    });
  }
  return tf.tidy(() => {
    const itself = tf.eye(seqLen).expandDims(0);
    const steps = attentionWeights.map((weights) => {
      const mixed = weights.mean<tf.Tensor3D>(1).add(itself);
      return mixed.div<tf.Tensor3D>(mixed.sum(2, true));
    });
    return steps.reduce((flow, step) => tf.matMul(step, flow));
  });
}
