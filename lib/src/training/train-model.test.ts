import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { DataLoader } from "../data/data-loader";
import { makeVariable } from "../layers/initialisers";
import { Module } from "../layers/module";
import { BagOfWordsClassifier } from "../models/bag-of-words-classifier";
import { seededRandom } from "../random/seeded-random";
import { Adam } from "./adam";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";
import { clipGradientNorm } from "./clip-gradient-norm";
import { lossAndGradients } from "./gradients";
import { type TrainingOptions, trainModel } from "./train-model";

/** One logit for all notes. In `eval()` mode it adds what a script says of this validation. */
class OneLogit extends Module {
  readonly logit: tf.Variable;
  readonly modes: boolean[] = [];
  private validations = 0;

  constructor(
    start: number,
    private readonly script: readonly number[] = [],
  ) {
    super();
    this.logit = makeVariable(Float32Array.of(start), [1, 1]);
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    this.modes.push(this.training);
    const shift = this.training ? 0 : (this.script[this.validations++] ?? 0);
    return { logits: this.logit.add(shift).tile([tokenIds.shape[0], 1]) };
  }
}

/** Notes of one token, in batches of two. */
const notes = (labels: readonly number[], more: object = {}) =>
  new DataLoader({
    tokenIds: labels.map((_, note) => [note + 1]),
    labels: labels.map((label) => [label]),
    batchSize: 2,
    ...more,
  });

const options = (changes: Partial<TrainingOptions> = {}): TrainingOptions => ({
  train: notes([1, 1, 1]),
  validation: notes([1]),
  ...changes,
});

const numberIn = (variable: tf.Variable) => variable.dataSync()[0];

describe("trainModel", () => {
  it("takes Adam's steps: each of the learning rate, while gradients stay alike", async () => {
    const model = new OneLogit(0);
    const changes = {
      train: notes([1, 1, 1, 1, 1]),
      epochs: 1,
      learningRate: 1e-3,
    };
    await trainModel(model, options(changes));
    expect(numberIn(model.logit)).toBeCloseTo(3e-3, 5);
  });

  it("means the loss over notes, not over batches", async () => {
    // σ(ln 3) = 3/4: -ln 3/4 for the two notes of the first batch, -ln 1/4 for the third.
    const model = new OneLogit(Math.log(3));
    const train = notes([1, 1, 0]);
    const { history } = await trainModel(
      model,
      options({ train, epochs: 1, learningRate: 1e-9 }),
    );
    const expected = -(2 * Math.log(3 / 4) + Math.log(1 / 4)) / 3;
    expect(history[0]?.trainLoss).toBeCloseTo(expected, 6);
  });

  it("counts decisions at a probability of 0.5, micro-averaged", async () => {
    const scoreOf = async (logit: number) => {
      const validation = notes([1, 1, 0]);
      const changes = { validation, epochs: 1, learningRate: 1e-9 };
      const { history } = await trainModel(
        new OneLogit(logit),
        options(changes),
      );
      return history[0]?.validationF1;
    };
    expect(await scoreOf(0.1)).toBeCloseTo(2 / (2 + 0.5), 6);
    expect(await scoreOf(-0.1)).toBe(0);
  });

  it("ends with the first of the best epochs, in eval() mode", async () => {
    const model = new OneLogit(0, [-1, 1, -1, 1]);
    const { history, best } = await trainModel(
      model,
      options({ epochs: 4, learningRate: 1e-3 }),
    );
    expect(history.map(({ validationF1 }) => validationF1)).toEqual([
      0, 1, 0, 1,
    ]);
    expect(history.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4]);
    expect(best).toEqual(history[1]);
    expect(numberIn(model.logit)).toBeCloseTo(4e-3, 5);
    expect(model.training).toBe(false);
  });

  it("trains in train() mode and validates in eval() mode, whatever the model came in", async () => {
    const model = new OneLogit(0).eval();
    await trainModel(model, options({ epochs: 2 }));
    expect(model.modes).toEqual([true, true, false, true, true, false]);
  });

  it("clips the norm of all gradients together, and takes the loader's order", async () => {
    const load = () =>
      new DataLoader({
        tokenIds: [
          [1, 1, 1, 2],
          [2, 3, 3, 0],
          [3, 0, 0, 0],
          [1, 2, 3, 0],
          [2, 2, 2, 2],
        ],
        labels: [
          [1, 0],
          [0, 1],
          [1, 1],
          [0, 0],
          [1, 0],
        ],
        batchSize: 2,
        shuffle: true,
        random: seededRandom(4),
      });
    const make = () =>
      new BagOfWordsClassifier({
        vocabSize: 4,
        numClasses: 2,
        random: seededRandom(5),
      });
    const model = make();
    const settings = { epochs: 1, learningRate: 0.1, maxGradientNorm: 0.3 };
    await trainModel(model, { train: load(), validation: load(), ...settings });

    const byHand = make();
    const optimizer = new Adam(byHand.namedParameters(), { learningRate: 0.1 });
    for (const { tokenIds, labels } of load()) {
      const { gradients } = lossAndGradients(byHand, () =>
        binaryCrossEntropyWithLogits(byHand.forward(tokenIds).logits, labels),
      );
      expect(clipGradientNorm(gradients, 0.3)).toBeGreaterThan(0.3);
      optimizer.step(gradients);
    }
    expect(model.stateDict()).toEqual(byHand.stateDict());
  });

  it("stops after the step in which it is told to, and keeps what it has", async () => {
    const model = new OneLogit(0);
    const stop = new AbortController();
    const told: [number, string | undefined][] = [];
    const progress = {
      update: (done: number, note?: string) => {
        told.push([done, note]);
        if (done === 4) stop.abort();
      },
      finish: (note?: string) => told.push([-1, note]),
    };
    const changes = {
      train: notes([1, 1, 1, 1, 1]),
      learningRate: 1e-3,
      progress,
    };
    const { history, best } = await trainModel(
      model,
      options({ ...changes, signal: stop.signal }),
    );
    expect(history).toHaveLength(2);
    expect(best?.epoch).toBe(1);
    expect(numberIn(model.logit)).toBeCloseTo(3e-3, 5);
    expect(told.map(([done]) => done)).toEqual([1, 2, 3, 4, -1]);
    expect(told.at(0)?.[1]).toBe("loss 0.6931");
    expect(told.at(-1)?.[1]).toBe("best validation F1 1.0000");
  });

  it("does nothing when it is stopped before it begins", async () => {
    const model = new OneLogit(0.5);
    const { history, best } = await trainModel(
      model,
      options({ signal: AbortSignal.abort() }),
    );
    expect([history, best, numberIn(model.logit)]).toEqual([
      [],
      undefined,
      0.5,
    ]);
  });

  it("runs 25 epochs at 3e-4 unless told otherwise", async () => {
    const model = new OneLogit(0, [...new Array<number>(24).fill(-1), 1]);
    const { history } = await trainModel(model, options({ train: notes([1]) }));
    expect(history).toHaveLength(25);
    expect(numberIn(model.logit)).toBeCloseTo(25 * 3e-4, 5);
  });

  it("leaves no tensors behind", async () => {
    const model = new OneLogit(0);
    const before = tf.memory().numTensors;
    await trainModel(model, options({ epochs: 2 }));
    expect(tf.memory().numTensors).toBe(before);
  });
});
