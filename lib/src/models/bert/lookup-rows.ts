import * as tf from "@tensorflow/tfjs";

/**
 * The rows of a table that a list of ids names: an embedding's forward pass.
 *
 * The gradient adds up, for each row, the gradients of all places that named
 * it. tfjs's own wasm has no kernel for that sum, and it is done here.
 *
 * @param table `[numRows, width]`
 * @param ids each from 0 to numRows - 1
 * @param untrainedId the row that has no gradient, if there is one
 * @returns `[ids.length, width]`; the caller disposes
 */
export function lookupRows(
  table: tf.Tensor2D,
  ids: Int32Array,
  untrainedId?: number,
): tf.Tensor2D {
  const lookup = tf.customGrad((rows) => {
    const indices = tf.tensor1d(ids, "int32");
    return {
      value: (rows as tf.Tensor2D).gather(indices),
      gradFunc: (dy: tf.Tensor) =>
        sumByRow(dy, trainedIds(ids, untrainedId), table.shape),
    };
  });
  return tf.tidy(() => lookup(table) as tf.Tensor2D);
}

/** The ids with -1, which names no row, in the place of the untrained one. */
function trainedIds(ids: Int32Array, untrainedId?: number): Int32Array {
  return ids.map((id) => (id === untrainedId ? -1 : id));
}

function sumByRow(
  dy: tf.Tensor,
  ids: Int32Array,
  shape: [numRows: number, width: number],
): tf.Tensor {
  if (tf.getKernel("UnsortedSegmentSum", tf.getBackend()) !== undefined) {
    return tf.unsortedSegmentSum(dy, tf.tensor1d(ids, "int32"), shape[0]);
  }
  const [numRows, width] = shape;
  const sums = new Float32Array(numRows * width);
  const gradients = dy.dataSync();
  ids.forEach((id, place) => {
    if (id < 0) return;
    for (let column = 0; column < width; column++) {
      sums[id * width + column] += gradients[place * width + column] ?? 0;
    }
  });
  return tf.tensor(sums, shape);
}
