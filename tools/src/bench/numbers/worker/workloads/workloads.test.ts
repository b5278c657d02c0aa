import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import type { WorkloadSpec } from "../../rows/workload-spec";
import { startTask } from "../start-task";

const notes = {
  seed: 3,
  vocabSize: 11,
  dModel: 6,
  numHeads: 2,
  dFf: 7,
  numLayers: 2,
  numClasses: 3,
  dropoutRate: 0.15,
  batch: 5,
  seqLen: 13,
} as const;
/** Of notes that make one whole batch and part of a second. */
const lengths = [2, 7, 3, 13, 1, 5, 4];
const clippedAdam = { learningRate: 3e-4, maxNorm: 1 } as const;
const adamW = { learningRate: 3e-5, weightDecay: 0.01 } as const;
const lstm = {
  seed: 3,
  features: 5,
  hiddenSize: 7,
  numLayers: 2,
  numClasses: 3,
  batch: 2,
  seqLen: 11,
} as const;
const encoder = {
  seed: 3,
  vocabSize: 17,
  dModel: 6,
  numHeads: 2,
  dFf: 7,
  numLayers: 2,
  numLabels: 5,
  dropoutRate: 0.1,
  batch: 2,
  seqLen: 11,
} as const;

// Embedding 11 · 6; a block: 4 · (36 + 6) + (42 + 7) + (42 + 6) + 2 · 12; classifier 6 · 3 + 3.
const noteParameters = 66 + 2 * 289 + 21;
// Layers: (5 + 7) · 28 + 2 · 28 and (7 + 7) · 28 + 2 · 28, with PyTorch's two biases; 7 · 3 + 3.
const lstmParameters = 392 + 448 + 24;
// Embeddings (17 + 512 + 2) · 6 and a norm, 12; the same blocks; 6 · 5 + 5.
const encoderParameters = 3186 + 12 + 2 * 289 + 35;

describe("each workload runs, leaves no tensor behind and has the model that its sizes say", () => {
  it.each<{ parameters: number; spec: WorkloadSpec }>([
    {
      parameters: noteParameters,
      spec: { workload: "note-training", ...notes, ...clippedAdam },
    },
    {
      parameters: noteParameters,
      spec: { workload: "note-training-cut", ...notes, ...clippedAdam, lengths },
    },
    { parameters: noteParameters, spec: { workload: "note-inference", ...notes } },
    {
      parameters: noteParameters,
      spec: { workload: "integrated-gradients", ...notes, steps: 5, internalBatch: 11 },
    },
    { parameters: lstmParameters, spec: { workload: "lstm-training", ...lstm, ...clippedAdam } },
    { parameters: lstmParameters, spec: { workload: "lstm-inference", ...lstm } },
    {
      parameters: encoderParameters,
      spec: { workload: "encoder-training", ...encoder, parts: 2, ...adamW },
    },
    { parameters: encoderParameters, spec: { workload: "encoder-inference", ...encoder } },
  ])("$spec.workload: $parameters parameters", async ({ parameters, spec }) => {
    const { parameters: counted, run } = await startTask(spec);
    expect(counted).toBe(parameters);
    run(); // makes Adam's moments
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) run();
    expect(tf.memory().numTensors).toBe(before);
  });
});
