import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { expectNoLeak, expectTensor } from "../../tests/tensor-expectations";
import {
  activateLogits,
  type PredictionTask,
  predictionTasks,
  requireTask,
} from "./prediction-task";

const [ln2, ln3] = [Math.log(2), Math.log(3)];

describe("activateLogits", () => {
  it.each([
    ["binary", [2 / 3, 1 / 4, 1 / 2, 1 / 2, 1 / 2, 2 / 3]],
    ["multi-label", [2 / 3, 1 / 4, 1 / 2, 1 / 2, 1 / 2, 2 / 3]],
    ["multi-class", [6 / 10, 1 / 10, 3 / 10, 1 / 4, 1 / 4, 2 / 4]],
    ["regression", [ln2, -ln3, 0, 0, 0, ln2]],
  ] as const)("speaks in the terms of a %s task", (task, expected) => {
    const logits = tf.tensor2d([ln2, -ln3, 0, 0, 0, ln2], [2, 3]);
    expectTensor(activateLogits(logits, task), [2, 3], expected, 1e-6);
  });

  it("goes along the last axis, whatever stands before it", () => {
    const logits = tf.tensor3d([ln2, 0, 0, 0], [2, 1, 2]);
    const expected = [2 / 3, 1 / 3, 1 / 2, 1 / 2];
    const probs = activateLogits(logits, "multi-class");
    expectTensor(probs, [2, 1, 2], expected, 1e-6);
  });

  it.each(predictionTasks)(
    "gives the caller a tensor of its own: %s",
    (task) => {
      const logits = tf.zeros<tf.Rank.R2>([2, 3]);
      expectNoLeak(() => activateLogits(logits, task));
      expect(logits.isDisposed).toBe(false);
    },
  );
});

describe("requireTask", () => {
  it.each([
    ["binary", 1],
    ["multi-class", 2],
    ["multi-label", 1],
    ["multi-label", 7],
    ["regression", 3],
  ] as const)("takes a %s task of %d outputs", (task, numOutputs) => {
    expect(() => requireTask("Model", task, numOutputs)).not.toThrow();
  });

  it("refuses what a task cannot have", () => {
    expect(() => requireTask("Model", "binary", 2)).toThrow(
      'Model: expected numOutputs of 1 for a binary task, got 2. Several answers of yes or no are the task "multi-label".',
    );
    expect(() => requireTask("Model", "multi-class", 1)).toThrow(
      "Model: expected numOutputs of at least 2 for a multi-class task, got 1. Give one output for each class; of one alone the softmax is 1.",
    );
    expect(() => requireTask("Model", "ranking" as PredictionTask, 1)).toThrow(
      "Model: expected task to be one of binary, multi-class, multi-label, regression, got ranking. Choose one of these tasks.",
    );
  });
});
