import type * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";

/** Which visits of a batch of patients are real, said in one of two ways. */
export interface VisitPresence {
  /** `[batch, visits, codes]`; 1 = a code, 0 = padding. */
  readonly codeMask: tf.Tensor;
  /** `[batch, visits]`; 1 = a visit, with or without codes; 0 = padding. */
  readonly visitMask?: tf.Tensor | undefined;
}

/**
 * How many visits each patient has, one number a patient: as many as
 * `visitMask` marks or, without one, up to the last visit with a code.
 *
 * So a visit without codes is a visit when a later one has codes. Only a
 * `visitMask` can tell a *last* visit without codes from padding.
 *
 * @throws DataError when a visit comes after padding
 */
export function visitLengths({ codeMask, visitMask }: VisitPresence): number[] {
  const [batch = 0, numVisits = 0, numCodes = 1] = codeMask.shape;
  if (visitMask) {
    const lengths = lastMarked(visitMask, batch, numVisits);
    requireNoGaps(visitMask, lengths);
    return lengths;
  }
  const upToLastCode = lastMarked(codeMask, batch, numVisits * numCodes);
  return upToLastCode.map((place) => Math.ceil(place / numCodes));
}

/** For each of the rows, the place after its last entry that is not 0. */
function lastMarked(mask: tf.Tensor, rows: number, columns: number): number[] {
  const marks = mask.dataSync();
  return Array.from({ length: rows }, (_, row) => {
    let length = columns;
    while (length > 0 && marks[row * columns + length - 1] === 0) length--;
    return length;
  });
}

function requireNoGaps(visitMask: tf.Tensor, lengths: number[]): void {
  const marks = visitMask.dataSync();
  const [, numVisits = 0] = visitMask.shape;
  const patient = lengths.findIndex((length, row) =>
    marks.subarray(row * numVisits, row * numVisits + length).includes(0),
  );
  if (patient === -1) return;
  throw new DataError({
    where: "visitLengths",
    expected: "visitMask with all of a patient's visits before the padding",
    got: `padding before a visit in row ${patient}`,
    fix: "A visit without codes is a visit: mark it with 1.",
  });
}
