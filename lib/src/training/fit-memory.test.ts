import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { countTensors, FilledMemory } from "../../tests/full-memory";
import { startBackend } from "../backend/backend-candidates";
import { createDatasets } from "../data/create-datasets";
import { MemoryError } from "../errors/memory-error";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { AdamW } from "./adam";
import { binaryCrossEntropyWithLogits } from "./binary-cross-entropy";
import { fit } from "./fit";

const megabyte = 2 ** 20;
const numTrain = 256;

let filled: FilledMemory | undefined;
afterEach(() => filled?.free());

describe.each([...fastBackends, "wasm"] as const)("fit on %s", (backend) => {
  it("says which batch has no room, and trains on smaller ones", async () => {
    await startBackend[backend]();
    const model = new ClinicalNoteClassifier({
      vocabSize: 95,
      dModel: 16,
      numHeads: 2,
      dFf: 32,
      numLayers: 1,
      random: seededRandom(1),
    });
    const optimizer = new AdamW(model.namedParameters());
    const run = (batchSize: number) => {
      const random = seededRandom(2);
      const notes = { numTrain, numValidation: 1, numTest: 1 };
      return fit(model, {
        train: createDatasets({ random, ...notes, batchSize }).train,
        computeLoss: ({ tokenIds, labels }) =>
          binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
        optimizer,
        epochs: 1,
        seed: 3,
        progress: false,
      });
    };
    filled = new FilledMemory();
    filled.leave(24 * megabyte);
    const before = countTensors();
    const parameters = model.stateDict();

    // Its attention weights alone are 8 MB, four times over with their slopes.
    await expect(run(numTrain)).rejects.toThrow(MemoryError);
    await expect(run(numTrain)).rejects.toThrow(
      /^fit, step 1 \(epoch 1\): expected room for \d+ numbers, for a batch of tokenIds \[256, 64\], labels \[256, 4\], got none: tensors hold 0\.0 GB, and there are 3\.2 GB at most\. Use smaller batches, and batchesPerStep to take as many for a step; the model is as it was after step 0, checkpoints as after epoch 0\.$/,
    );
    expect(countTensors()).toEqual(before);
    expect(model.stateDict()).toEqual(parameters);

    const { steps } = await run(numTrain / 16);
    expect(steps).toBe(16);
    expect(model.stateDict()).not.toEqual(parameters);
    optimizer.dispose();
    expect(countTensors()).toEqual(before);
    model.dispose();
    expect(tf.getBackend()).toBe("wasm");
  });
});
