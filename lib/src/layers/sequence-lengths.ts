import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/** How many real steps each sequence of a batch has; padding follows them. */
export type SequenceLengths = readonly number[] | tf.Tensor;

/**
 * The lengths as numbers; `seqLen` for each sequence when none are given.
 *
 * @param where the layer that was called, for the messages
 * @param x `[batch, seqLen, features]`
 * @throws ShapeError when there is not one length for each sequence, DataError
 * when a length is no whole number from 0 to `seqLen`
 */
export function readLengths(
  where: string,
  x: tf.Tensor3D,
  lengths?: SequenceLengths,
): number[] {
  const [batch, seqLen] = x.shape;
  if (lengths === undefined) return new Array<number>(batch).fill(seqLen);
  const shape = lengths instanceof tf.Tensor ? lengths.shape : [lengths.length];
  if (shape.length !== 1 || shape[0] !== batch) {
    throw new ShapeError({
      where,
      expected: `lengths of shape ${formatShape([batch])}`,
      got: formatShape(shape),
      fix: "Give one length for each sequence of the batch.",
    });
  }
  const numbers =
    lengths instanceof tf.Tensor ? [...lengths.dataSync()] : [...lengths];
  const wrong = numbers.find(
    (length) => !(Number.isInteger(length) && length >= 0 && length <= seqLen),
  );
  if (wrong === undefined) return numbers;
  throw new DataError({
    where,
    expected: `lengths that are whole numbers from 0 to seqLen, ${seqLen}`,
    got: `${wrong}`,
    fix: "Count the real steps of each sequence; padding comes after them.",
  });
}
