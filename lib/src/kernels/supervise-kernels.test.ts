import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { expectTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { OperationError } from "../errors/operation-error";
import { replaceKernels } from "./kernel-registry";
import { secureWasm } from "./repair-tfjs";
import { superviseKernels } from "./supervise-kernels";
import { requireWasmBackend } from "./wasm-memory";

it("supervises a kernel once", async () => {
  await startBackend.wasm();
  const kernel = tf.getKernel("Square", "wasm");
  superviseKernels(requireWasmBackend());
  await startBackend["wasm-xnn"]();
  await startBackend.wasm();
  expect(tf.getKernel("Square", "wasm")).toBe(kernel);
});

it("lets errors of its own through", () => {
  replaceKernels({
    Square: () => () => {
      throw new Error("not square");
    },
  });
  secureWasm();
  expect(() => tf.scalar(2).square()).toThrow("not square");
  expect(() => tf.scalar(2).square()).not.toThrow(OperationError);
  expectTensor(tf.scalar(2).add(1), [], [3]);
});

// The last of its file, and so of its process: wasm is not used after it.
it("computes nothing more once wasm has failed", () => {
  replaceKernels({
    Square: () => () => {
      throw new WebAssembly.RuntimeError("Aborted(). Build with more.");
    },
  });
  secureWasm();
  const x = tf.scalar(2);
  expect(() => x.square()).toThrow(OperationError);
  expect(() => x.add(1)).toThrow(
    "Add: expected wasm's memory to be sound, got what Square: Aborted(). Build with more left of it. Restart the kernel, for no tensor can be trusted now, and go on from the last checkpoint.",
  );
});
