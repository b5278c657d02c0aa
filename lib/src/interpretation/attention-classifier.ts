import type * as tf from "@tensorflow/tfjs";
import type { NoteClassifier } from "../evaluation/predict-probabilities";

/** A classifier of notes that also says where each of its layers looked. */
export interface AttentionClassifier extends NoteClassifier {
  /** One `[batch, numHeads, seqLen, seqLen]` a layer; rows sum to 1. */
  forward(tokenIds: tf.Tensor2D): {
    logits: tf.Tensor2D;
    attentionWeights: tf.Tensor4D[];
  };
}
