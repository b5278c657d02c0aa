import * as tf from "@tensorflow/tfjs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  bertBatch,
  bertClassifier,
  readBertTensors,
} from "../../../tests/bert-fixture";
import { fastBackends } from "../../../tests/fast-backends";
import { startBackend } from "../../backend/backend-candidates";
import { tokenClassificationLoss } from "../../functional/token-classification-loss";
import type { StateDict } from "../../layers/state-dict";
import { lossAndGradients } from "../../training/gradients";
import type { BertForClinicalNER } from "./bert-for-clinical-ner";
import { isLinearWeight } from "./bert-tensor-shapes";

/** Of hidden states, which go up to 4.4, and of gradients, up to 0.5. */
const tolerance = 1e-5;

const expected = readBertTensors("expected.safetensors");

function expectAsPytorch(tensor: tf.Tensor | undefined, name: string): void {
  const { shape, values } = expected[name] ?? { shape: [], values: [] };
  expect(tensor?.shape, name).toEqual(shape);
  const numbers = tensor?.dataSync() ?? [];
  const differences = Array.from(values, (value, i) =>
    Math.abs(value - (numbers[i] ?? Number.NaN)),
  );
  // Of one NaN the largest is NaN, which is not within the tolerance.
  expect(Math.max(...differences), name).toBeLessThanOrEqual(tolerance);
}

/** The file's gradient of a parameter, in the shape that the model has. */
function expectGradient(gradient: tf.Tensor, name: string): void {
  const isTurned = isLinearWeight(name) || name === "classifier.weight";
  const turned = isTurned ? gradient.transpose() : gradient;
  expectAsPytorch(turned, `gradient.${name}`);
  if (isTurned) turned.dispose();
}

describe.each(["wasm", ...fastBackends, "cpu"] as const)(
  "BERT on %s equals PyTorch's",
  (backend) => {
    let model: BertForClinicalNER;
    let batch: ReturnType<typeof bertBatch>;

    beforeAll(async () => {
      await startBackend[backend]();
      model = bertClassifier();
      batch = bertBatch();
    });
    afterAll(async () => {
      model.dispose();
      tf.dispose(batch);
      await startBackend.wasm();
    });

    it("in hidden states, attention weights and logits", () => {
      const { attentionMask, ...ids } = batch;
      for (const dtype of ["int32", "float32", "bool"] as const) {
        const output = model.forward({
          ...ids,
          attentionMask: attentionMask.cast<tf.Tensor2D>(dtype),
          outputHiddenStates: true,
          outputAttentions: true,
        });
        expectAsPytorch(output.logits, "logits");
        for (const i of [0, 1, 2]) {
          expectAsPytorch(output.hiddenStates?.[i], `hiddenStates.${i}`);
        }
        for (const i of [0, 1]) {
          expectAsPytorch(output.attentions?.[i], `attentions.${i}`);
        }
        tf.dispose({ ...output });
      }
    });

    it("in the loss and the gradients of all parameters", () => {
      const { loss, gradients } = lossAndGradients(model, () =>
        tokenClassificationLoss(model.forward(batch).logits, batch.labels),
      );
      expectAsPytorch(tf.scalar(loss), "loss");
      expect(
        new Set(Object.keys(gradients).map((name) => `gradient.${name}`)),
      ).toEqual(gradientNames(expected));
      for (const [name, gradient] of Object.entries(gradients)) {
        expectGradient(gradient, name);
      }
      tf.dispose(gradients);
    });
  },
);

function gradientNames(state: StateDict): Set<string> {
  const names = Object.keys(state);
  return new Set(names.filter((name) => name.startsWith("gradient.")));
}
