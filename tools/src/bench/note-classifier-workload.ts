import { ClinicalNoteClassifier, randomInteger, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/** The sizes that the issue of speed is measured at. */
export const noteClassifierSizes = { vocabSize: 95, batch: 32, seqLen: 64, numClasses: 4 } as const;

const maxNorm = 1;

/** A gradient and the name of what it is of. */
interface NamedTensor {
  readonly name: string;
  readonly tensor: tf.Tensor;
}

/** Something to measure: one step of training, one note's answer. */
export interface Workload {
  readonly trainStep: () => void;
  readonly inferOne: () => void;
}

/** The note classifier with fixed notes: Adam, dropout 0.15, gradients clipped to norm 1. */
export function noteClassifierWorkload(batch: number = noteClassifierSizes.batch): Workload {
  const { vocabSize, seqLen, numClasses } = noteClassifierSizes;
  const random = seededRandom(1);
  const model = new ClinicalNoteClassifier({ vocabSize, dropoutRate: 0.15, random });
  const ids = Array.from({ length: batch * seqLen }, () => randomInteger(random, 1, vocabSize - 1));
  const tokenIds = tf.tensor2d(ids, [batch, seqLen], "int32");
  const note = tokenIds.slice([0, 0], [1, seqLen]);
  const marks = Array.from({ length: batch * numClasses }, () => randomInteger(random, 0, 1));
  const labels = tf.tensor2d(marks, [batch, numClasses], "float32");
  const optimizer = tf.train.adam(3e-4);
  const parameters = model.parameters();
  const lossOf = (): tf.Scalar =>
    tf.losses.sigmoidCrossEntropy(labels, model.forward(tokenIds).logits);
  return {
    trainStep: () => {
      model.train();
      const { value, grads } = tf.variableGrads(lossOf, parameters);
      const clipped = clipByGlobalNorm(grads);
      optimizer.applyGradients(clipped);
      value.dataSync();
      tf.dispose([value, ...Object.values(grads), ...clipped.map(({ tensor }) => tensor)]);
    },
    inferOne: () => {
      model.eval();
      const { logits, attentionWeights } = model.forward(note);
      logits.dataSync();
      tf.dispose([logits, ...attentionWeights]);
    },
  };
}

function clipByGlobalNorm(grads: tf.NamedTensorMap): NamedTensor[] {
  const names = Object.keys(grads);
  const scaled = tf.tidy(() => {
    const gradients = Object.values(grads);
    const norm = tf.addN(gradients.map((gradient) => gradient.square().sum())).sqrt();
    const scale = tf.minimum(1, tf.div(maxNorm, norm));
    return gradients.map((gradient) => gradient.mul(scale));
  });
  return scaled.map((tensor, i) => ({ name: names[i] ?? "", tensor }));
}
