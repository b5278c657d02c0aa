import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNumbers } from "../../tests/tensor-expectations";
import { makeVariable } from "../layers/initialisers";
import { Module } from "../layers/module";
import type { Random } from "../random/seeded-random";
import type { FitOptions } from "./fit-options";
import { trainEpoch } from "./train-epoch";

class Factor extends Module {
  readonly weight = makeVariable(Float32Array.of(1), [1]);
}

type Numbers = { values: tf.Tensor1D };

/** Trains on batches of 2, 1 and 3 rows; the loss is weight · mean(values). */
function setUp(changes: Partial<FitOptions<Numbers>> = {}) {
  const model = new Factor();
  const draws: number[] = [];
  const factors: (number | undefined)[] = [];
  const slopes: number[] = [];
  const reported: number[] = [];
  const run = { epoch: 0, step: 0, history: [], best: undefined };
  const options: FitOptions<Numbers> = {
    train: {
      numBatches: 3,
      *batches(random: Random) {
        draws.push(random());
        for (const rows of [[1, 3], [8], [3, 3, 6]]) {
          yield { values: tf.tensor1d(rows) };
        }
      },
    },
    computeLoss: ({ values }) => values.mean().mul(model.weight).asScalar(),
    optimizer: {
      step: ({ weight }, factor) => {
        slopes.push(weight?.dataSync()[0] ?? NaN);
        factors.push(factor);
      },
      stateDict: () => ({}),
      loadStateDict: () => {},
    },
    epochs: 9,
    seed: 1,
    ...changes,
  };
  const train = () =>
    trainEpoch(model, options, run, (loss) => reported.push(loss));
  return { train, run, draws, factors, slopes, reported };
}

describe("trainEpoch", () => {
  it("means the loss over examples, not over batches", async () => {
    const { train, reported, slopes } = setUp();
    expect(await train()).toEqual({
      epoch: 1,
      trainLoss: (4 + 8 + 12) / 6,
      meanGradientNorm: (2 + 8 + 4) / 3,
    });
    expect(reported).toEqual([2, 4, 4]);
    expect(slopes).toEqual([2, 8, 4]);
  });

  it("counts examples as it is told", async () => {
    const { train } = setUp({
      countExamples: ({ values }) => (values.size === 1 ? 2 : 1),
    });
    expect((await train())?.trainLoss).toBe((2 + 2 * 8 + 4) / 4);
  });

  it("takes a step for a group of batches, the last with what is left", async () => {
    const { train, run, slopes } = setUp({ batchesPerStep: 2 });
    expect((await train())?.trainLoss).toBe(4);
    expect(run.step).toBe(2);
    expectNumbers(slopes, [(4 + 8) / 3, 4]);
  });

  it("clips, and tells the norm before", async () => {
    const { train, slopes } = setUp({ maxGradientNorm: 4 });
    expect((await train())?.meanGradientNorm).toBeCloseTo((2 + 8 + 4) / 3, 6);
    expectNumbers(slopes, [2, 4, 4]);
  });

  it("asks the schedule for each step, from 0 on over all epochs", async () => {
    const { train, run, factors } = setUp({ schedule: (step) => step / 10 });
    await train();
    run.epoch = 1;
    await train();
    expect(factors).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });

  it("draws an order for each epoch from its seed alone", async () => {
    const [one, two, other] = [setUp(), setUp(), setUp({ seed: 2 })];
    for (const epoch of [0, 1]) {
      one.run.epoch = epoch;
      await one.train();
    }
    two.run.epoch = 1;
    await two.train();
    await other.train();
    expect(one.draws[1]).toBe(two.draws[0]);
    expect(new Set([...one.draws, ...other.draws]).size).toBe(3);
  });

  it("leaves no tensors behind, also when told to stop", async () => {
    const controller = new AbortController();
    const { train, run } = setUp({ signal: controller.signal });
    const before = tf.memory().numTensors;
    const training = train();
    controller.abort();
    expect(await training).toBeUndefined();
    expect(run.step).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });
});
