import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { DataLoader } from "../data/data-loader";
import { makeVariable } from "../layers/initialisers";
import { Module } from "../layers/module";
import {
  type AblationStudyOptions,
  type MakeModel,
  runAblationStudy,
} from "./run-ablation-study";

/** Says yes to the words below its logit's start, whatever it is taught. */
class Threshold extends Module {
  readonly unused = makeVariable(Float32Array.of(0), [1]);
  constructor(private readonly start: number) {
    super();
  }
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    return tf.tidy(() => {
      const words: tf.Tensor2D = tokenIds.toFloat();
      return { logits: words.sub(this.start).neg().add(this.unused.mul(0)) };
    });
  }
}

const notes = (labels: readonly number[]) =>
  new DataLoader({
    tokenIds: labels.map((_, i) => [i + 1]),
    labels: labels.map((label) => [label]),
    batchSize: 2,
  });

/** Of the words 1 to 4 the first two are right: the F1 of each start. */
const f1At: Readonly<Record<number, number>> = {
  0.5: 0,
  1.5: 2 / 3,
  2.5: 1,
  3.5: 4 / 5,
  4.5: 2 / 3,
};

function study(changes: Partial<AblationStudyOptions> = {}) {
  const startAt =
    (starts: Readonly<Record<number, number>>): MakeModel =>
    (seed) =>
      new Threshold(starts[seed] ?? NaN);
  return runAblationStudy({
    variants: new Map([
      ["whole", startAt({ 7: 2.5, 3: 3.5, 5: 2.5 })],
      ["without", startAt({ 7: 1.5, 3: 4.5, 5: 3.5 })],
    ]),
    seeds: [7, 3, 5],
    loadersFor: () => ({ train: notes([1, 0, 1]), validation: notes([1]) }),
    test: notes([1, 1, 0, 0]),
    epochs: 1,
    ...changes,
  });
}

describe("runAblationStudy", () => {
  it("gives scores, mean, spread and differences seed by seed", async () => {
    const [whole, without] = await study();
    const scores = [2.5, 3.5, 2.5].map((start) => f1At[start] ?? NaN);
    const others = [1.5, 4.5, 3.5].map((start) => f1At[start] ?? NaN);
    expect(whole?.name).toBe("whole");
    expect(whole?.scores).toEqual(scores);
    expect(whole?.mean).toBeCloseTo(2.8 / 3, 12);
    // 1, 0.8, 1: squares 1/225, 4/225, 1/225 · 1; by n - 1 = 2.
    expect(whole?.standardDeviation).toBeCloseTo(Math.sqrt(0.04 / 3), 12);
    expect(whole?.differences).toEqual([0, 0, 0]);
    expect(without?.scores).toEqual(others);
    expect(without?.differences).toEqual(
      others.map((f1, i) => f1 - (scores[i] ?? NaN)),
    );
    expect(without?.difference).toBeCloseTo((-1 / 3 - 2 / 15 - 1 / 5) / 3, 12);
  });

  it("makes model and loaders anew for each run, and asks for no more", async () => {
    const asked: string[] = [];
    await study({
      variants: new Map(
        ["a", "b"].map((name) => [
          name,
          (seed: number) => {
            asked.push(`${name} ${seed}`);
            return new Threshold(2.5);
          },
        ]),
      ),
      seeds: [4, 9],
      loadersFor: (seed) => {
        asked.push(`notes ${seed}`);
        return { train: notes([1]), validation: notes([1]) };
      },
    });
    expect(asked).toEqual([
      ..."a 4,notes 4,a 9,notes 9,b 4,notes 4,b 9,notes 9".split(","),
    ]);
  });

  it("trains for 15 epochs unless told otherwise", async () => {
    const modes: boolean[] = [];
    class Watched extends Threshold {
      override forward(tokenIds: tf.Tensor2D) {
        modes.push(this.training);
        return super.forward(tokenIds);
      }
    }
    const variants = new Map([["one", () => new Watched(2.5)]]);
    await study({ variants, seeds: [1], epochs: undefined });
    expect(modes.filter((training) => training)).toHaveLength(15 * 2);
    expect(modes.at(-1)).toBe(false);
  });

  it("has no spread of a single seed", async () => {
    const [whole] = await study({ seeds: [7] });
    expect(whole).toMatchObject({ scores: [1], mean: 1 });
    expect(whole?.standardDeviation).toBeNaN();
  });

  it("tells of each run, and leaves no tensors behind", async () => {
    const told: (readonly [number, string?] | undefined)[] = [];
    const before = tf.memory().numTensors;
    await study({
      progress: {
        update: (done, note) => told.push([done, note ?? ""]),
        finish: () => told.push(undefined),
      },
    });
    expect(told[1]).toEqual([2, "whole, seed 3: 0.8000"]);
    expect(told.map((each) => each?.[0])).toEqual([
      1,
      2,
      3,
      4,
      5,
      6,
      undefined,
    ]);
    expect(tf.memory().numTensors).toBe(before);
  });
});
