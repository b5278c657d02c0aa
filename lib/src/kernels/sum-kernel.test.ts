import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectTensor, waveTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";

const cases: { shape: number[]; axis: number | number[] | undefined }[] = [
  { shape: [5, 7], axis: 0 },
  { shape: [5, 7], axis: 1 },
  { shape: [3, 5, 7], axis: [0, 1] },
  { shape: [3, 5, 7], axis: [1, 0] },
  { shape: [3, 5, 7], axis: [0, 2] },
  { shape: [3, 5, 7], axis: -3 },
  { shape: [3, 5, 7], axis: undefined },
  { shape: [1, 1], axis: 0 },
  { shape: [13], axis: 0 },
];

describe.each(fastBackends)("sum on %s", (backend) => {
  beforeAll(() => startBackend[backend]());

  it.each(cases)("agrees with cpu for $shape over $axis", async (given) => {
    for (const keepDims of [false, true]) {
      const sum = () => waveTensor(given.shape).sum(given.axis, keepDims);
      const got = sum();
      await tf.setBackend("cpu");
      const expected = sum();
      const values = [...expected.dataSync()];
      await tf.setBackend("wasm");
      expectTensor(got, expected.shape, values);
    }
  });

  it("is 0 of nothing", () => {
    waveTensor([3]).dispose(); // Leaves numbers where the sum will lie.
    expectTensor(tf.zeros([0, 3]).sum(0), [3], [0, 0, 0]);
    expectTensor(tf.zeros([0, 3]).sum(), [], [0]);
    for (const dtype of ["int32", "bool"] as const) {
      waveTensor([3]).dispose();
      const sum = tf.zeros([0, 3], dtype).sum(0);
      expect(sum.dtype).toBe("int32");
      expectTensor(sum, [3], [0, 0, 0]);
    }
  });

  it("sums integers as tfjs does", () => {
    const integers = tf.tensor2d([1, 2, 3, 4], [2, 2], "int32");
    expect(integers.sum(0).dtype).toBe("int32");
    expectTensor(integers.sum(0), [2], [4, 6]);
  });
});

it("sums on XNNPACK's backend keep small terms beside a large one", async () => {
  await startBackend["wasm-xnn"]();
  const column = tf.concat([tf.tensor2d([[2 ** 24]]), tf.ones([64, 1])]);
  expectTensor(column.sum(0), [1], [2 ** 24 + 64]);
});
