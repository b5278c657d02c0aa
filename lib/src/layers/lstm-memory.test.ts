import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { requireWasmBackend } from "../kernels/wasm-memory";
import { seededRandom } from "../random/seeded-random";
import { LSTM } from "./lstm";

const numBytes = () => requireWasmBackend().wasm.HEAPU8.byteLength;

/** The slopes for x, and by how many bytes memory grew on the way. */
function measure(hiddenSize: number): { slopes: Float32Array; grown: number } {
  const random = seededRandom(1);
  const lstm = new LSTM({ inputSize: 1, hiddenSize, random });
  const before = numBytes();
  const slopes = tf.tidy(() => {
    const x = tf.tensor3d([0.5, -1, 2, 0.25, 1, -0.5], [2, 3, 1]);
    const sumOf = (from: tf.Tensor) =>
      lstm.forward(from as tf.Tensor3D, { lengths: [3, 2] }).output.sum();
    return Float32Array.from(tf.grad(sumOf)(x).dataSync());
  });
  lstm.dispose();
  return { slopes, grown: numBytes() - before };
}

// In a file, and so a process, of its own: memory never shrinks again. XNNPACK
// takes memory for each product, and views made before it grew are empty then.
it("has the same slopes when memory grows on the way back, and after", async () => {
  await startBackend["wasm-xnn"]();
  const first = measure(512);
  expect(first.grown).toBeGreaterThan(0);
  const again = measure(512);
  expect(again.grown).toBe(0);
  expectNumbers(first.slopes, again.slopes, 1e-6);
});
