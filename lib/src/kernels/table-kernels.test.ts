import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";

const ids = (values: number[], shape = [values.length]) =>
  tf.tensor(values, shape, "int32");

beforeAll(() => startBackend["wasm-xnn"]());

describe("gather", () => {
  const table = () => tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);

  it("looks up rows", () => {
    expectTensor(
      table().gather(ids([2, 0, 2, 1], [2, 2])),
      [2, 2, 2],
      [5, 6, 1, 2, 5, 6, 3, 4],
    );
    expectTensor(table().gather(ids([])), [0, 2], []);
  });

  it("leaves columns, integers and scalars of a list to tfjs or does the same", () => {
    expectTensor(table().gather(ids([1]), 1), [3, 1], [2, 4, 6]);
    expectTensor(
      table()
        .toInt()
        .gather(ids([1])),
      [1, 2],
      [3, 4],
    );
    expectTensor(tf.tensor1d([7, 8, 9]).gather(ids([2, 1])), [2], [9, 8]);
  });

  it.each([3, -1])("refuses row %d of 3", (row) => {
    expect(() => table().gather(ids([0, row]))).toThrow(
      `gather: expected indices from 0 to 2, got ${row}. Check what the indices were made for.`,
    );
  });

  it("has a gradient that adds up what each row was used for", async () => {
    const weights = waveTensor([2, 3, 5]);
    const slope = () =>
      tf.grad((x) => x.gather(ids([4, 0, 4, 1, 1, 4], [2, 3])).mul(weights))(
        waveTensor([7, 5]),
      );
    const got = slope();
    await tf.setBackend("cpu");
    const expected = [...slope().dataSync()];
    await tf.setBackend("wasm");
    expectTensor(got, [7, 5], expected, 1e-6);
  });
});

describe("unsortedSegmentSum", () => {
  it("adds rows by their ids and skips ids of no row", () => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [4, 2]);
    expectTensor(
      tf.unsortedSegmentSum(x, ids([2, 0, 2, 5]) as tf.Tensor1D, 3),
      [3, 2],
      [3, 4, 0, 0, 6, 8],
    );
  });

  it("wants an id for each row", () => {
    expect(() =>
      tf.unsortedSegmentSum(tf.ones([5, 2]), ids([0, 1]) as tf.Tensor1D, 2),
    ).toThrow(
      "unsortedSegmentSum: expected a segment id for each of 5 rows, got 2.",
    );
  });

  it("says that it adds float32 only", () => {
    const x = tf.ones([2, 2], "int32");
    expect(() =>
      tf.unsortedSegmentSum(x, ids([0, 1]) as tf.Tensor1D, 2),
    ).toThrow(
      "UnsortedSegmentSum: expected float32 on wasm, got int32. Cast first: x.toFloat().",
    );
  });
});

describe("clone and cast", () => {
  it("share numbers until the last of them is gone", () => {
    const x = tf.tensor1d([1, 2, 3]);
    const numBuffers = tf.memory().numDataBuffers;
    const copies = [x.clone(), x.cast("float32")];
    expect(tf.memory().numDataBuffers).toBe(numBuffers);
    x.dispose();
    for (const copy of copies) expectTensor(copy, [3], [1, 2, 3]);
    tf.dispose(copies);
    expect(tf.memory().numDataBuffers).toBe(numBuffers - 1);
  });

  it("still casts", () => {
    expect(tf.tensor1d([1.7, -1.2]).toInt().dtype).toBe("int32");
    expectTensor(tf.tensor1d([1.7, -1.2]).toInt(), [2], [1, -1]);
    expect(tf.tensor1d(["a"]).clone().dataSync()).toEqual(["a"]);
    expectNoLeak(() =>
      tf.tidy(() => tf.tensor1d([1]).clone().toInt().toFloat()),
    );
  });
});
