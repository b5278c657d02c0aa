import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { Module } from "../layers/module";
import { profileInferenceLatency } from "./profile-inference-latency";

/** A clock that only the model moves: each call takes what `cost` says. */
class Costly extends Module {
  time = 1000;
  readonly calls: { shape: string; ids: number[]; training: boolean }[] = [];

  constructor(
    readonly cost: (call: number, batch: number, length: number) => number,
  ) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const [batch, length] = tokenIds.shape;
    const shape = tokenIds.shape.join("x");
    const call = this.calls.filter((other) => other.shape === shape).length;
    this.time += this.cost(call, batch, length);
    const ids = [...tokenIds.dataSync()];
    this.calls.push({ shape, ids, training: this.training });
    return { logits: tf.zeros([batch, 3]) };
  }
}

const profile = (model: Costly, changes: object = {}) =>
  profileInferenceLatency(model, {
    vocabSize: 7,
    maxLen: 11,
    batchSizes: [3, 5],
    lengths: [2, 13],
    numWarmup: 2,
    numRuns: 5,
    now: () => model.time,
    ...changes,
  });

describe("profileInferenceLatency", () => {
  it("times the runs after the warm-up, and interpolates between them", () => {
    // The calls of one note: 500, 500, then 10, 40, 20, 50, 30.
    const costs = [500, 500, 10, 40, 20, 50, 30];
    const model = new Costly((call) => costs[call] ?? NaN);
    const { singleNote } = profile(model);
    expect(singleNote.runs).toEqual([10, 40, 20, 50, 30]);
    expect(singleNote.mean).toBe(30);
    expect(singleNote.p50).toBe(30);
    // Place 0.95 · 4 = 3.8 in 10, 20, 30, 40, 50; and 3.96.
    expect(singleNote.p95).toBeCloseTo(48, 9);
    expect(singleNote.p99).toBeCloseTo(49.6, 9);
  });

  it("counts notes, not batches, over the time of all runs", () => {
    // Warm-up apart: 100, 200, 300, 400 and 500 ms for each note of a batch.
    const model = new Costly((call, batch) => 100 * (call - 1) * batch);
    expect(profile(model).throughput).toEqual([
      { batchSize: 3, notesPerSecond: 15 / 4.5 },
      { batchSize: 5, notesPerSecond: 25 / 7.5 },
    ]);
  });

  it("takes the median of a single note for each length", () => {
    const model = new Costly((call, _, length) => 2 ** call * length);
    expect(profile(model).byLength).toEqual([
      { length: 2, p50: 32 },
      { length: 13, p50: 208 },
    ]);
  });

  it("asks for words alone, in evaluation mode, so often for each shape", () => {
    const model = new Costly(() => 1);
    profile(model);
    const asked = new Map<string, number>();
    for (const { shape } of model.calls) {
      asked.set(shape, (asked.get(shape) ?? 0) + 1);
    }
    expect(Object.fromEntries(asked)).toEqual({
      "1x11": 7,
      "3x11": 7,
      "5x11": 7,
      "1x2": 7,
      "1x13": 7,
    });
    expect(model.calls[0]?.ids).toEqual([1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5]);
    for (const { ids, training } of model.calls) {
      expect(Math.min(...ids)).toBeGreaterThan(0);
      expect(Math.max(...ids)).toBeLessThan(7);
      expect(training).toBe(false);
    }
  });

  it("stops the clock when the logits have been read", () => {
    const model = new Costly(() => 0);
    let reads = 0;
    const forward = model.forward.bind(model);
    model.forward = (tokenIds) => {
      const { logits } = forward(tokenIds);
      const read = logits.dataSync.bind(logits);
      logits.dataSync = <D extends tf.DataType = "float32">() => {
        reads += 1;
        model.time += 7;
        return read<D>();
      };
      return { logits };
    };
    expect(profile(model).singleNote.runs).toEqual([7, 7, 7, 7, 7]);
    expect(reads).toBe(5 * 7);
  });

  it("has the course's sizes unless told otherwise, and a clock", () => {
    const model = new Costly(() => 1);
    const result = profileInferenceLatency(model, {
      vocabSize: 7,
      numWarmup: 0,
      numRuns: 2,
    });
    expect(result.throughput.map((row) => row.batchSize)).toEqual([
      1, 4, 8, 16, 32,
    ]);
    expect(result.byLength.map((row) => row.length)).toEqual([8, 16, 32, 64]);
    expect(result.singleNote.runs.every((time) => time >= 0)).toBe(true);
    const singles = model.calls.filter(({ shape }) => shape === "1x64");
    expect(singles.length).toBe(6);
  });

  it("leaves no tensor behind", () => {
    const model = new Costly(() => 1);
    const before = tf.memory().numTensors;
    profile(model);
    expect(tf.memory().numTensors).toBe(before);
  });
});
