import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { countTensors, FilledMemory } from "../../tests/full-memory";
import { expectTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { MemoryError } from "../errors/memory-error";
import { requireWasmBackend } from "./wasm-memory";

const megabyte = 2 ** 20;
const square = (x: tf.Tensor) => x.reshape([1024, 1024]);

let filled: FilledMemory | undefined;
afterEach(() => filled?.free());

describe.each([...fastBackends, "wasm"] as const)("memory on %s", (backend) => {
  beforeEach(() => startBackend[backend]());

  it("refuses what no address reaches, and says how much it was", () => {
    const [rows, columns] = [tf.ones([40_000, 1]), tf.ones([1, 40_000])];
    const before = countTensors();
    // 6.4 GB, of which tfjs would allocate what is above 4.3.
    const multiply = () => rows.matMul(columns);
    expect(multiply).toThrow(MemoryError);
    expect(multiply).toThrow(
      /^wasm: expected room for 1600000000 numbers, got none: tensors hold \d\.\d GB, and there are 3\.2 GB at most\. Use a smaller batch or shorter sequences, and dispose of tensors\.$/,
    );
    expect(countTensors()).toEqual(before);
    expectTensor(tf.ones([2, 3]).matMul(tf.ones([3, 1])), [2, 1], [3, 3]);
  });

  it("is told to be full, and is as before once some is free", () => {
    const x = tf.range(0, megabyte); // 4 MB
    filled = new FilledMemory();
    const before = countTensors();
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(() => x.square()).toThrow(MemoryError);
      expect(() => tf.ones([megabyte])).toThrow(MemoryError);
      const multiply = () => tf.tidy(() => square(x).matMul(square(x)));
      expect(multiply).toThrow(MemoryError);
    }
    expect(countTensors()).toEqual(before);
    filled.free();
    const last = x.square().slice(megabyte - 1);
    expectTensor(last, [1], [(megabyte - 1) ** 2], 2 ** 17);
  });
});

it.each(fastBackends)(
  "%s gives back what a kernel had made before it failed",
  async (backend) => {
    await startBackend[backend]();
    const [a, b] = [tf.ones([1024, 8]), tf.ones([8, 2048])];
    const bias = tf.ones([2048]);
    filled = new FilledMemory();
    filled.leave(24 * megabyte);
    // The product and the sum are 8 MB each.
    const fuse = () => tf.fused.matMul({ a, b, bias, activation: "relu" });
    const held = tf.zeros([2 * megabyte]);
    const before = countTensors();
    for (let attempt = 0; attempt < 3; attempt++) {
      expect(fuse).toThrow(MemoryError);
    }
    expect(countTensors()).toEqual(before);
    held.dispose();
    tf.dispose(fuse());
  },
);

it("keeps what tfjs itself needs, however often it is asked for it", async () => {
  await startBackend["wasm-xnn"]();
  filled = new FilledMemory();
  const before = countTensors();
  for (let attempt = 0; attempt < 50; attempt++) {
    expect(() => tf.zeros([megabyte / 16])).toThrow(MemoryError);
  }
  // The books of tfjs grow with every tensor.
  const small: tf.Tensor[] = [];
  const fill = () => {
    for (;;) small.push(tf.scalar(1));
  };
  expect(fill).toThrow(MemoryError);
  tf.dispose(small);
  expect(countTensors()).toEqual(before);
  const { size } = filled;
  filled.free();
  filled = new FilledMemory();
  expect(filled.size).toBeGreaterThan(size - megabyte / 2);
});

it("a product is refused where XNNPACK has no room to pack a factor", async () => {
  await startBackend["wasm-xnn"]();
  const [row, weights] = [tf.ones([1, 3000]), tf.ones([3000, 3000])];
  filled = new FilledMemory();
  filled.leave(24 * megabyte); // For the product, not for another 36 MB.
  const before = countTensors();
  expect(() => row.matMul(weights)).toThrow(MemoryError);
  expect(() => row.matMul(weights)).toThrow(
    "expected room for 9000000 numbers",
  );
  expect(countTensors()).toEqual(before);
  filled.free();
  expect(row.matMul(weights).dataSync()[2999]).toBe(3000);
});

it("hands out no memory twice", () => {
  filled = new FilledMemory();
  const { wasm } = requireWasmBackend();
  const inOrder = [...filled.blocks].sort((a, b) => a.address - b.address);
  let end = 0;
  for (const { address, size } of inOrder) {
    expect(address).toBeGreaterThanOrEqual(end);
    end = address + size;
  }
  expect(end).toBeLessThanOrEqual(wasm.HEAPU8.length);
  expect(end).toBeGreaterThan(2 ** 31);
});
