import { Linear, LSTM, Module, type Random } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { LstmSizes } from "../../rows/workload-spec";

/** Stacked LSTM layers, and a linear layer on the last one's last hidden state. */
export class LstmClassifier extends Module {
  readonly lstm: LSTM;
  readonly classifier: Linear;

  constructor({ features, hiddenSize, numLayers, numClasses }: LstmSizes, random: Random) {
    super();
    this.lstm = new LSTM({ inputSize: features, hiddenSize, numLayers, random });
    this.classifier = new Linear({ inFeatures: hiddenSize, outFeatures: numClasses, random });
  }

  /** `[batch, numClasses]`, of x `[batch, seqLen, features]`. */
  forward(x: tf.Tensor3D): tf.Tensor2D {
    return tf.tidy(() => {
      const { hidden } = this.lstm.forward(x);
      const [numLayers, batch, hiddenSize] = hidden.shape;
      const last = hidden.slice([numLayers - 1, 0, 0], [1, batch, hiddenSize]);
      return this.classifier.forward(last.reshape<tf.Tensor2D>([batch, hiddenSize]));
    });
  }
}

/** Random features, `[batch, seqLen, features]`. */
export function randomFeatures(
  random: Random,
  { batch, seqLen, features }: LstmSizes,
): tf.Tensor3D {
  const values = Float32Array.from({ length: batch * seqLen * features }, () => 2 * random() - 1);
  return tf.tensor3d(values, [batch, seqLen, features]);
}
