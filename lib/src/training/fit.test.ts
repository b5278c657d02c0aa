import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import { createDatasets } from "../data/create-datasets";
import { TrainingError } from "../errors/training-error";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { loadModule } from "../models/module-file";
import { encodeSafetensors } from "../models/safetensors";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "./adam";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";
import { fit } from "./fit";
import type { FitOptions } from "./fit-options";
import { decayGroups } from "./parameter-groups";
import { cosineSchedule } from "./schedules";

const folder = mkdtempSync(join(tmpdir(), "attending-fit-"));
afterAll(() => rmSync(folder, { recursive: true }));

const { train } = createDatasets({
  random: seededRandom(5),
  numTrain: 13,
  numValidation: 1,
  numTest: 1,
  maxLen: 17,
  batchSize: 3,
});

type Options = FitOptions<{ tokenIds: tf.Tensor2D; labels: tf.Tensor2D }>;

/** A model with dropout, and what it takes to train it on 13 notes. */
function setUp(changes: Partial<Options> = {}, dFf = 7) {
  const model = new ClinicalNoteClassifier({
    vocabSize: 95,
    dModel: 6,
    numHeads: 2,
    dFf,
    numLayers: 1,
    maxLen: 17,
    dropoutRate: 0.2,
    random: seededRandom(1),
  });
  const optimizer = new AdamW(decayGroups(model, 0.1), { learningRate: 0.01 });
  const options: Options = {
    train,
    computeLoss: ({ tokenIds, labels }) =>
      binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
    optimizer,
    epochs: 6,
    seed: 3,
    batchesPerStep: 2,
    maxGradientNorm: 1,
    schedule: cosineSchedule({ warmupSteps: 2, totalSteps: 18 }),
    progress: false,
    ...changes,
  };
  return { model, optimizer, options, run: () => fit(model, options) };
}

/** Scores in turn, whatever the model does. */
function scores(...values: number[]) {
  const left = [...values];
  return () => left.shift() ?? 0;
}

describe("fit", () => {
  it("repeats with its seeds, and learns", async () => {
    const [one, two] = [setUp(), setUp()];
    const result = await one.run();
    expect(await two.run()).toEqual(result);
    expect(two.model.stateDict()).toEqual(one.model.stateDict());
    expect(result.stopped).toBe("epochs");
    expect(result.steps).toBe(18); // 5 batches in groups of 2: 3 steps
    expect(result.history.map(({ epoch }) => epoch)).toEqual([
      1, 2, 3, 4, 5, 6,
    ]);
    const losses = result.history.map(({ trainLoss }) => trainLoss);
    expect(losses[5]).toBeLessThan(losses[0] ?? 0);
    expect(one.model.training).toBe(false);
    const other = setUp({ seed: 4 });
    await other.run();
    expect(other.model.stateDict()).not.toEqual(one.model.stateDict());
  });

  it("goes on where a checkpoint left it, bit for bit", async () => {
    const straight = setUp({ validate: scores(1, 2, 3, 6, 5, 4) });
    const expected = await straight.run();

    const checkpoints = { folder: join(folder, "resumed"), resume: true };
    const first = setUp({ checkpoints, epochs: 3, validate: scores(1, 2, 3) });
    await first.run();
    const second = setUp({ checkpoints, validate: scores(6, 5, 4) });
    // Wherever model and generators stand, the checkpoint sets them back.
    second.model.forward(tf.ones([1, 5], "int32"));
    const result = await second.run();

    expect(result).toEqual(expected);
    expect(second.model.stateDict()).toEqual(straight.model.stateDict());
    expect(second.optimizer.stateDict()).toEqual(
      straight.optimizer.stateDict(),
    );
    // Complete already: nothing is left to do but to load it.
    const third = setUp({ checkpoints });
    expect(await third.run()).toEqual(expected);
    expect(third.model.stateDict()).toEqual(straight.model.stateDict());
  });

  it("keeps the best and the latest epoch in files", async () => {
    const checkpoints = { folder: join(folder, "a", "best") };
    const { run, model } = setUp({
      checkpoints,
      epochs: 3,
      validate: scores(0.5, 0.7, 0.7),
    });
    const { best, history } = await run();
    expect([best?.epoch, best?.score]).toEqual([2, 0.7]);
    expect(history.map(({ score }) => score)).toEqual([0.5, 0.7, 0.7]);
    expect(readdirSync(checkpoints.folder).sort()).toEqual([
      "best.safetensors",
      "latest.safetensors",
    ]);
    const loaded = setUp().model;
    loadModule(loaded, join(checkpoints.folder, "best.safetensors"));
    expect(loaded.stateDict()).toEqual(best?.parameters);
    expect(loaded.stateDict()).not.toEqual(model.stateDict());
  });

  it("stops when scores no longer rise", async () => {
    const { run } = setUp({
      patience: 2,
      validate: scores(0.5, 0.7, 0.6, 0.7, 0.9),
    });
    const { stopped, history, best } = await run();
    expect([stopped, history.length, best?.epoch]).toEqual(["patience", 4, 2]);
  });

  it("validates in eval mode, a promise too", async () => {
    const modes: boolean[] = [];
    const { model, run } = setUp({
      epochs: 2,
      validate: async () => {
        modes.push(model.training);
        return 1;
      },
    });
    await run();
    expect(modes).toEqual([false, false]);
  });

  it("stops after the step in which it is told to", async () => {
    const controller = new AbortController();
    const finished: (string | undefined)[] = [];
    let updates = 0;
    const { model, run } = setUp({
      signal: controller.signal,
      progress: {
        update: () => {
          if (++updates === 4) controller.abort();
        },
        finish: (note) => finished.push(note),
      },
    });
    const before = model.stateDict();
    const { stopped, steps, history } = await run();
    expect([stopped, steps, history.length]).toEqual(["signal", 4, 1]);
    expect(model.stateDict()).not.toEqual(before);
    expect(finished).toEqual([
      `loss ${history[0]?.trainLoss.toFixed(4)} · stopped after step 4`,
    ]);
    const again = await fit(
      model,
      setUp({ signal: controller.signal }).options,
    );
    expect(again.steps).toBe(0);
  });

  it("tells of its steps, the loss so far and the last score", async () => {
    const told: string[] = [];
    const { run } = setUp({
      epochs: 2,
      validate: scores(0.5, 0.7),
      progress: {
        update: (done, note) => told.push(`${done}: ${note}`),
        finish: () => {},
      },
    });
    const { history } = await run();
    expect(told.length).toBe(6);
    const [first, second] = history.map((epoch) => epoch.trainLoss.toFixed(4));
    expect(told[2]).toBe(`3: epoch 1 of 2 · loss ${first}`);
    expect(told[5]).toMatch(`loss ${second} · last score 0.5000`);
  });

  it("leaves no tensors behind but the moments", async () => {
    const { model, optimizer, run } = setUp({ epochs: 2 });
    const before = tf.memory().numTensors;
    await run();
    expect(tf.memory().numTensors).toBe(before + 2 * model.parameters().length);
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("fit, when something goes wrong", () => {
  it("stops at a loss that is not finite, and keeps what was good", async () => {
    const checkpoints = { folder: join(folder, "nan") };
    let calls = 0;
    const { model, optimizer, options } = setUp({ checkpoints });
    const { computeLoss } = options;
    const states: unknown[] = [];
    const broken = fit(model, {
      ...options,
      computeLoss: (batch) => {
        const loss = computeLoss(batch);
        // Batch 9 is the second of step 5, which is the second of epoch 2.
        if (++calls === 8) states.push(model.stateDict());
        return calls === 9 ? loss.mul<tf.Scalar>(NaN) : loss;
      },
    });
    await expect(broken).rejects.toThrow(TrainingError);
    await expect(broken).rejects.toThrow(
      "fit, step 5 (epoch 2): expected a finite loss, got NaN. Lower the learning rate or set maxGradientNorm; the model is as it was after step 4, checkpoints as after epoch 1.",
    );
    expect(model.stateDict()).toEqual(states[0]);
    expect(optimizer.stateDict()["step.classifier.bias"]?.values[0]).toBe(4);
    expect(model.training).toBe(false);
    const resumed = await fit(model, {
      ...options,
      checkpoints: { ...checkpoints, resume: true },
    });
    expect(resumed).toEqual(await setUp().run());
  });

  it("stops at a gradient or a score that is not finite", async () => {
    const { model, options } = setUp();
    const infinite = fit(model, {
      ...options,
      computeLoss: (batch) =>
        options.computeLoss(batch).sub(1e9).relu().sqrt().asScalar(),
    });
    await expect(infinite).rejects.toThrow("expected a finite gradient norm");
    await expect(setUp({ validate: () => NaN }).run()).rejects.toThrow(
      "fit, after epoch 1: expected a finite score from validate, got NaN. Is a mean over no examples in it? Checkpoints are as after epoch 0.",
    );
  });

  it("lets another error through, and leaves no tensors", async () => {
    const { model, options } = setUp();
    const before = tf.memory().numTensors;
    const broken = fit(model, {
      ...options,
      computeLoss: (batch) => {
        options.computeLoss(batch);
        throw new Error("no kernel");
      },
    });
    await expect(broken).rejects.toThrow("no kernel");
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses a checkpoint cut short, foreign or of another run", async () => {
    const checkpoints = { folder: join(folder, "refused"), resume: true };
    const latest = join(checkpoints.folder, "latest.safetensors");
    await setUp({ checkpoints, epochs: 1 }).run();
    await expect(setUp({ checkpoints, seed: 9 }).run()).rejects.toThrow(
      `fit, resuming from ${latest}: expected a run with seed 9, got one with 3. Resume with the options and data of that run, or choose another folder.`,
    );
    await expect(
      setUp({ checkpoints, batchesPerStep: 1 }).run(),
    ).rejects.toThrow("expected a run with batchesPerStep 1, got one with 2.");
    await expect(setUp({ checkpoints }, 11).run()).rejects.toThrow(
      "linear1.weight of shape [6, 11], got [6, 7]",
    );
    const whole = readFileSync(latest);
    writeFileSync(latest, whole.subarray(0, whole.length - 5));
    await expect(setUp({ checkpoints }).run()).rejects.toThrow(
      "Was the file cut short",
    );
    writeFileSync(latest, encodeSafetensors(setUp().model.stateDict()));
    await expect(setUp({ checkpoints }).run()).rejects.toThrow(
      "expected a checkpoint that fit wrote, got a file without the record of a run. Load a model alone with loadModule, or choose another folder.",
    );
  });

  it.each<[Partial<Options>, string]>([
    [{ epochs: 0 }, "fit: expected epochs to be a whole number of at least 1"],
    [{ batchesPerStep: 1.5 }, "fit: expected batchesPerStep"],
    [{ patience: 2 }, "fit: expected validate beside patience, got none."],
  ])("refuses %j", async (changes, message) => {
    await expect(setUp(changes).run()).rejects.toThrow(message);
  });
});
