import { type Random, randomInteger } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/** A note of this length before padding: random words, none of them padding. */
export function makeNote(random: Random, vocabSize: number, length: number): number[] {
  return Array.from({ length }, () => randomInteger(random, 1, vocabSize - 1));
}

/** A 0 or 1 for each class. */
export function makeLabels(random: Random, numClasses: number): number[] {
  return Array.from({ length: numClasses }, () => randomInteger(random, 0, 1));
}

/** Notes without padding, int32 `[batch, seqLen]`. */
export function fullNotes(
  random: Random,
  { vocabSize, batch, seqLen }: { vocabSize: number; batch: number; seqLen: number },
): tf.Tensor2D {
  return tf.tensor2d(makeNote(random, vocabSize, batch * seqLen), [batch, seqLen], "int32");
}

/** Random labels, float32 `[batch, numClasses]`. */
export function randomLabels(random: Random, batch: number, numClasses: number): tf.Tensor2D {
  return tf.tensor2d(makeLabels(random, batch * numClasses), [batch, numClasses], "float32");
}
