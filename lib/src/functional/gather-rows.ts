import * as tf from "@tensorflow/tfjs";

/** Stands for a row of zeros among the rows to gather. */
export const zeroRow = -1;

/**
 * The named rows of `x`, in their order; each row of `x` at most once.
 *
 * Then the gradient is a gather too. That of tfjs's own `gather` adds rows up,
 * for which its wasm backend has no kernel.
 *
 * @param x `[numRows, features]`
 * @param rows from 0 to numRows - 1, or {@link zeroRow}
 * @returns `[rows.length, features]`; the caller disposes
 */
export function gatherRows(x: tf.Tensor2D, rows: Int32Array): tf.Tensor2D {
  const [numRows] = x.shape;
  const gather = tf.customGrad((from) => ({
    value: pickRows(from as tf.Tensor2D, rows),
    gradFunc: (dy: tf.Tensor2D) => pickRows(dy, inverseOf(rows, numRows)),
  }));
  return gather(x);
}

function pickRows(x: tf.Tensor2D, rows: Int32Array): tf.Tensor2D {
  return tf.tidy(() => {
    const [numRows, features] = x.shape;
    const hasZeros = rows.includes(zeroRow);
    const source: tf.Tensor2D = hasZeros
      ? x.concat(tf.zeros([1, features]))
      : x;
    const indices = rows.map((row) => (row === zeroRow ? numRows : row));
    return source.gather(tf.tensor1d(indices, "int32"));
  });
}

/** Where each of `numRows` rows went. */
function inverseOf(rows: Int32Array, numRows: number): Int32Array {
  const inverse = new Int32Array(numRows).fill(zeroRow);
  rows.forEach((row, i) => {
    if (row !== zeroRow) inverse[row] = i;
  });
  return inverse;
}
