import { chooseBackend } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { withGatherGradients } from "./gather-gradients";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const slopes = (axis: number) =>
  tf.tidy(() => {
    const x = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const rows = tf.tensor1d(axis === 0 ? [2, 0, 2] : [1, 1], "int32");
    const slope = tf.grad((from) => from.gather(rows, axis).square().sum())(x);
    return [...slope.dataSync()];
  });

describe("withGatherGradients", () => {
  it("adds the slopes of what was taken twice, along each axis", () => {
    expect(() => slopes(0)).toThrow("UnsortedSegmentSum");
    expect(withGatherGradients(() => slopes(0))).toEqual([2, 4, 0, 0, 20, 24]);
    expect(withGatherGradients(() => slopes(1))).toEqual([0, 8, 0, 16, 0, 24]);
  });

  it("leaves the backend as it was, also after an error, and no tensor", () => {
    const before = tf.memory().numTensors;
    withGatherGradients(() => slopes(0));
    expect(() =>
      withGatherGradients(() => {
        throw new Error("of the answer");
      }),
    ).toThrow("of the answer");
    expect(tf.getKernel("UnsortedSegmentSum", "wasm")).toBeUndefined();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("takes the backend's own kernel where there is one", async () => {
    await tf.setBackend("cpu");
    const own = tf.getKernel("UnsortedSegmentSum", "cpu");
    expect(withGatherGradients(() => slopes(0))).toEqual([2, 4, 0, 0, 20, 24]);
    expect(tf.getKernel("UnsortedSegmentSum", "cpu")).toBe(own);
    await tf.setBackend("wasm");
  });
});
