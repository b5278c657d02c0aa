import * as tf from "@tensorflow/tfjs";

const kernelName = "UnsortedSegmentSum";

/**
 * What `compute` returns, with a gradient for `gather` meanwhile: tfjs's own wasm lacks the kernel,
 * and a notebook's fast kernels have it. What a learner sees work is to work in the grader.
 */
export function withGatherGradients<T>(compute: () => T): T {
  const backendName = tf.getBackend();
  if (tf.getKernel(kernelName, backendName) !== undefined) return compute();
  tf.registerKernel({ kernelName, backendName, kernelFunc: segmentSum });
  try {
    return compute();
  } finally {
    tf.unregisterKernel(kernelName, backendName);
  }
}

/** Each row of x added to the row of the sum that its id names; ids outside name none. */
const segmentSum: tf.KernelFunc = ({ inputs, attrs }) => {
  const { x, segmentIds } = inputs;
  if (x === undefined || segmentIds === undefined) throw new Error("expected rows and their ids");
  const numSegments = Number(attrs?.numSegments);
  const engine = tf.engine();
  // No texts, of which there would be lists of bytes.
  const rows = engine.readSync(x.dataId) as Float32Array;
  const ids = engine.readSync(segmentIds.dataId) as Int32Array;
  const rowShape = x.shape.slice(1);
  const rowLength = tf.util.sizeFromShape(rowShape);
  const sums = new Float32Array(numSegments * rowLength);
  rows.forEach((value, i) => {
    const id = ids[Math.floor(i / rowLength)] ?? -1;
    if (id < 0 || id >= numSegments) return;
    const at = id * rowLength + (i % rowLength);
    sums[at] = (sums[at] ?? 0) + value;
  });
  const shape = [numSegments, ...rowShape];
  const dataId = engine.backend.write(sums, shape, "float32");
  return { dataId, shape, dtype: "float32" };
};
