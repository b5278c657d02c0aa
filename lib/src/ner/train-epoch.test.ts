import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { biasedTagger } from "../../tests/small-ner-model";
import { startBackend } from "../backend/backend-candidates";
import { VocabularyError } from "../errors/vocabulary-error";
import { alignedTensors } from "./aligned-tensors";
import { trainEpoch } from "./train-epoch";

/** An optimiser that moves nothing, and remembers what it was told. */
function watchedOptimizer() {
  const told: { factor: number; biasGradient: number[]; norm: number }[] = [];
  return {
    told,
    step: (gradients: tf.NamedTensorMap, factor = 1) => {
      const all = Object.values(gradients).flatMap((g) => [...g.dataSync()]);
      told.push({
        factor,
        biasGradient: [...(gradients["classifier.bias"]?.dataSync() ?? [])],
        norm: Math.hypot(...all),
      });
    },
    stateDict: () => ({}),
    loadStateDict: () => {},
  };
}

const batchOf = (labels: number[][]) =>
  alignedTensors({
    inputIds: labels.map((row) => row.map((_, i) => i + 1)),
    attentionMask: labels.map((row) => row.map(() => 1)),
    labels,
  });

/** Probabilities 1/4 and 3/4 at every piece. */
const bias = [0, Math.log(3)];

describe("trainEpoch", () => {
  beforeAll(() => startBackend.wasm());

  it("steps on the mean gradient of the counted pieces of each batch", async () => {
    const model = biasedTagger(bias);
    const optimizer = watchedOptimizer();
    const batches = [batchOf([[0, -100, 1, 1]]), batchOf([[0]])];
    await trainEpoch({ model, batches, optimizer, maxGradientNorm: 1e6 });
    // p - y, the mean over the counted: 1/4 - 1/3, and 1/4 - 1.
    const slopes = optimizer.told.map(({ biasGradient }) => biasGradient[0]);
    expect(slopes[0]).toBeCloseTo(1 / 4 - 1 / 3, 5);
    expect(slopes[1]).toBeCloseTo(1 / 4 - 1, 5);
    model.dispose();
  });

  it("returns the mean over pieces, not over batches, and its steps", async () => {
    const model = biasedTagger(bias);
    const batches = [batchOf([[0, -100]]), batchOf([[1, 1, 1]])];
    const optimizer = watchedOptimizer();
    const { loss, steps } = await trainEpoch({ model, batches, optimizer });
    const expected = (Math.log(4) + 3 * Math.log(4 / 3)) / 4;
    expect(loss).toBeCloseTo(expected, 5);
    expect(steps).toBe(2);
    model.dispose();
  });

  it("asks the schedule at each step, from where the last epoch ended", async () => {
    const model = biasedTagger(bias);
    const optimizer = watchedOptimizer();
    const batches = [batchOf([[0]]), batchOf([[1]]), batchOf([[0, 1]])];
    const schedule = (step: number) => 100 + step;
    await trainEpoch({ model, batches, optimizer, schedule, firstStep: 7 });
    expect(optimizer.told.map(({ factor }) => factor)).toEqual([107, 108, 109]);
    model.dispose();
  });

  it("clips the norm of all gradients together, before the step", async () => {
    const model = biasedTagger(bias);
    const optimizer = watchedOptimizer();
    const run = { model, optimizer, maxGradientNorm: 0.01 };
    await trainEpoch({ ...run, batches: [batchOf([[0, 0, 1]])] });
    expect(optimizer.told[0]?.norm).toBeCloseTo(0.01, 6);
    model.dispose();
  });

  it("is in training mode, and leaves only the model", async () => {
    const model = biasedTagger(bias).eval();
    const before = tf.memory().numTensors;
    const optimizer = watchedOptimizer();
    await trainEpoch({ model, batches: [batchOf([[0, 1]])], optimizer });
    expect(model.training).toBe(true);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });

  it("lets go of a batch that cannot be read", async () => {
    const model = biasedTagger(bias);
    const before = tf.memory().numTensors;
    const epoch = trainEpoch({
      model,
      batches: [batchOf([[0, 2]])],
      optimizer: watchedOptimizer(),
    });
    await expect(epoch).rejects.toThrow(VocabularyError);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});
