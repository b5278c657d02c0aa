import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { Dropout } from "./dropout";

const make = (rate: number, seed = 1) =>
  new Dropout({ rate, random: seededRandom(seed) });

describe("Dropout", () => {
  it("drops the share it is told and scales the rest", () => {
    const values = make(0.2)
      .forward(tf.ones([100, 200]))
      .dataSync();
    const numDropped = values.filter((value) => value === 0).length;
    // 4,000 expected, standard deviation 57.
    expect(Math.abs(numDropped - 4000)).toBeLessThan(300);
    for (const value of values)
      if (value !== 0) expect(value).toBeCloseTo(1.25, 6);
  });

  it("drops other values on each call and the same for the same seed", () => {
    const dropout = make(0.5);
    const x = tf.ones([41]);
    const first = [...dropout.forward(x).dataSync()];
    expect([...dropout.forward(x).dataSync()]).not.toEqual(first);
    expect([...make(0.5).forward(x).dataSync()]).toEqual(first);
    expect([...make(0.5, 2).forward(x).dataSync()]).not.toEqual(first);
  });

  it("drops neighbours independently", () => {
    const values = make(0.5)
      .forward(tf.ones([20_000]))
      .dataSync();
    const numAlike = values.filter(
      (value, i) => value === values[i + 1],
    ).length;
    // 10,000 expected, standard deviation 71.
    expect(Math.abs(numAlike - 10_000)).toBeLessThan(400);
  });

  it("does nothing in eval mode or at rate 0", () => {
    const x = waveTensor([3, 5]);
    const same = [...x.dataSync()];
    expectTensor(make(0.9).eval().forward(x), [3, 5], same, 0);
    expectTensor(make(0).forward(x), [3, 5], same, 0);
  });

  it("passes the gradient of what it kept", () => {
    const dropout = make(0.5);
    const gradient = tf
      .grad((x) => dropout.forward(x).sum())(tf.ones([31]))
      .dataSync();
    expect(new Set(gradient)).toEqual(new Set([0, 2]));
  });

  it.each([1, -0.1])("refuses the rate %d", (rate) => {
    expect(() => make(rate)).toThrow(
      "Dropout: expected rate from 0 up to, but not including, 1",
    );
  });

  it("leaves no tensors behind", () => {
    const x = waveTensor([3, 5]);
    expectNoLeak(() => make(0.5).forward(x));
    expectNoLeak(() => make(0.5).eval().forward(x));
  });
});
