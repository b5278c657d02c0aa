import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { Module } from "../layers/module";
import { profileInference } from "./profile-inference";

interface Asked {
  readonly shape: string;
  readonly ids: number[];
  readonly mask: number[];
  readonly training: boolean;
}

/** A clock that only the model moves: each call takes what `cost` says. */
class Costly extends Module {
  time = 1000;
  readonly asked: Asked[] = [];

  constructor(
    readonly cost: (call: number, batch: number, length: number) => number,
  ) {
    super();
  }

  forward(input: { inputIds: tf.Tensor2D; attentionMask: tf.Tensor2D }) {
    const [batch, length] = input.inputIds.shape;
    const shape = `${batch}x${length}`;
    const call = this.asked.filter((other) => other.shape === shape).length;
    this.time += this.cost(call, batch, length);
    this.asked.push({
      shape,
      ids: [...input.inputIds.dataSync()],
      mask: [...input.attentionMask.dataSync()],
      training: this.training,
    });
    return { logits: tf.zeros([batch, length, 3]) };
  }
}

const notes = [
  [2, 5, 3],
  [2, 6, 7, 8, 3],
  [2, 9, 3, 4],
  [2, 4],
  [2, 5, 6, 7, 8, 9, 5, 6, 7, 8, 9, 5, 3],
];

const profile = (model: Costly, changes: object = {}) =>
  profileInference(model, {
    notes,
    maxLength: 11,
    lengths: [2, 13],
    batchSizes: [7],
    paddedBatchSize: 3,
    numWarmup: 2,
    numRuns: 5,
    now: () => model.time,
    ...changes,
  });

describe("profileInference", () => {
  it("times the runs after the warm-up, and interpolates between them", () => {
    const costs = [500, 500, 10, 40, 20, 50, 30];
    const model = new Costly((call, batch, length) =>
      batch === 1 && length === 13 ? (costs[call] ?? NaN) : 1,
    );
    const { length, mean, p50, p95, p99 } = profile(model).byLength[1] ?? {};
    expect([length, mean, p50]).toEqual([13, 30, 30]);
    // Place 0.95 · 4 = 3.8 in 10, 20, 30, 40, 50; and 3.96.
    expect(p95).toBeCloseTo(48, 9);
    expect(p99).toBeCloseTo(49.6, 9);
  });

  it("counts notes, not batches, over the time of all runs", () => {
    const model = new Costly((call, batch) => 100 * (call - 1) * batch);
    expect(profile(model).throughput).toEqual([
      { batchSize: 7, notesPerSecond: 35 / 10.5 },
    ]);
  });

  it("pads to the same length, or to each batch's longest", () => {
    const model = new Costly((_, batch, length) => batch * length);
    const { fixed, dynamic, speedup } = profile(model).padding;
    // Batches of 3 and 2: 55 places, against 3 · 5 and 2 · 11.
    expect(fixed).toBeCloseTo(5 / 0.055, 9);
    expect(dynamic).toBeCloseTo(5 / 0.037, 9);
    expect(speedup).toBeCloseTo(55 / 37, 9);
  });

  it("says which places are padding, and cuts what is too long", () => {
    const model = new Costly(() => 1);
    profile(model);
    const narrow = model.asked.find(({ shape }) => shape === "3x5");
    expect(narrow?.ids).toEqual([2, 5, 3, 0, 0, 2, 6, 7, 8, 3, 2, 9, 3, 4, 0]);
    expect(narrow?.mask).toEqual([1, 1, 1, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0]);
    const wide = model.asked.find(({ shape }) => shape === "2x11");
    expect(wide?.mask.slice(0, 13)).toEqual([1, 1, ...Array(9).fill(0), 1, 1]);
    expect(wide?.ids.slice(11)).toEqual(notes[4]?.slice(0, 11));
  });

  it("asks in evaluation mode, so often for each batch", () => {
    const model = new Costly(() => 1);
    profile(model);
    const counts = new Map<string, number>();
    for (const { shape, training } of model.asked) {
      counts.set(shape, (counts.get(shape) ?? 0) + 1);
      expect(training).toBe(false);
    }
    expect(Object.fromEntries(counts)).toEqual({
      ...{ "3x11": 7, "2x11": 14, "3x5": 7 },
      ...{ "1x2": 7, "1x13": 7, "7x11": 7 },
    });
    for (const shape of ["1x2", "1x13", "7x11"]) {
      const one = model.asked.find((other) => other.shape === shape);
      expect(one?.mask.every((is) => is === 1)).toBe(true);
      expect(one?.ids.every((id) => id > 0)).toBe(true);
    }
  });

  it("stops the clock when the logits have been read", () => {
    const model = new Costly(() => 0);
    const forward = model.forward.bind(model);
    model.forward = (input) => {
      const { logits } = forward(input);
      const read = logits.dataSync.bind(logits);
      logits.dataSync = <D extends tf.DataType = "float32">() => {
        model.time += 7;
        return read<D>();
      };
      return { logits };
    };
    expect(profile(model).byLength[0]).toMatchObject({ mean: 7, p99: 7 });
  });

  it("has the course's sizes unless told otherwise, and a clock", () => {
    const model = new Costly(() => 1);
    const result = profileInference(model, {
      ...{ notes, numWarmup: 0, numRuns: 2 },
    });
    const lengths = result.byLength.map(({ length }) => length);
    expect(lengths).toEqual([32, 64, 128, 256, 512]);
    const sizes = result.throughput.map(({ batchSize }) => batchSize);
    expect(sizes).toEqual([1, 4, 8, 16, 32]);
    expect(model.asked.some(({ shape }) => shape === "5x128")).toBe(true);
    expect(model.asked.some(({ shape }) => shape === "5x13")).toBe(true);
  });

  it("leaves no tensor behind", () => {
    const model = new Costly(() => 1);
    const before = tf.memory().numTensors;
    profile(model);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses notes without pieces", () => {
    expect(() => profile(new Costly(() => 1), { notes: [[]] })).toThrow(
      "profileInference: expected notes with at least one piece, got 1 notes without any. Give the inputIds that a tokenizer makes of some notes.",
    );
  });
});
