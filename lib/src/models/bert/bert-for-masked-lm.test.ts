import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { tokenClassificationLoss } from "../../functional/token-classification-loss";
import { seededRandom } from "../../random/seeded-random";
import { lossAndGradients } from "../../training/gradients";
import { BertForMaskedLM } from "./bert-for-masked-lm";
import { BertModel } from "./bert-model";

const vocabSize = 23;
const inputIds = [
  [2, 7, 4, 11, 3],
  [2, 4, 4, 3, 0],
];
const attentionMask = [
  [1, 1, 1, 1, 1],
  [1, 1, 1, 1, 0],
];
const gaps = [
  [-100, -100, 9, -100, -100],
  [-100, 22, 5, -100, -100],
];
const table = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

let model: BertForMaskedLM;
beforeEach(() => {
  const random = seededRandom(5);
  const bert = new BertModel({
    vocabSize,
    hiddenSize: 6,
    numHiddenLayers: 1,
    numAttentionHeads: 2,
    intermediateSize: 7,
    maxPositionEmbeddings: 13,
    hiddenDropoutProb: 0,
    attentionProbsDropoutProb: 0,
    random,
  });
  model = new BertForMaskedLM({ bert, random });
});
afterEach(() => model.dispose());

describe("BertForMaskedLM", () => {
  it("has Hugging Face's names, and no table of its own to decode with", () => {
    const names = [...model.namedParameters().keys()];
    expect(names.filter((name) => !name.startsWith("bert."))).toEqual([
      "cls.predictions.transform.dense.weight",
      "cls.predictions.transform.dense.bias",
      "cls.predictions.transform.LayerNorm.weight",
      "cls.predictions.transform.LayerNorm.bias",
      "cls.predictions.bias",
    ]);
  });

  it("starts about as unsure as chance", () => {
    const loss = tf.tidy(() =>
      model.loss({ inputIds: table(inputIds), labels: table(gaps) }).dataSync(),
    );
    expect(
      Math.abs((loss[0] ?? Number.NaN) - Math.log(vocabSize)),
    ).toBeLessThan(0.3);
  });

  it("has the loss and the gradients of the logits at the gaps", () => {
    const input = {
      inputIds: table(inputIds),
      attentionMask: table(attentionMask),
    };
    const labels = table(gaps);
    const quick = lossAndGradients(model, () =>
      model.loss({ ...input, labels }),
    );
    const whole = lossAndGradients(model, () =>
      tokenClassificationLoss(model.forward(input), labels),
    );
    expect(quick.loss).toBeCloseTo(whole.loss, 5);
    const names = Object.keys(whole.gradients);
    expect(Object.keys(quick.gradients).sort()).toEqual(names.sort());
    for (const name of names) {
      const [a, b] = [quick.gradients[name], whole.gradients[name]];
      const difference = tf.tidy(() =>
        a && b ? a.sub(b).abs().max().dataSync()[0] : Number.NaN,
      );
      expect(difference, name).toBeLessThan(1e-6);
    }
    tf.dispose([quick.gradients, whole.gradients, input, labels]);
  });

  it("trains the word embeddings where they decode, too", () => {
    const [ids, labels] = [table(inputIds), table(gaps)];
    const { gradients } = lossAndGradients(model, () =>
      model.loss({ inputIds: ids, labels }),
    );
    const rows = gradients["bert.embeddings.word_embeddings.weight"];
    const norms = tf.tidy(() => rows?.norm(2, 1).dataSync());
    // 22 is never read, only to be written.
    expect(norms?.[22]).toBeGreaterThan(1e-3);
    tf.dispose([gradients, ids, labels]);
  });

  it("has loss 0 without a gap", () => {
    const none = gaps.map((row) => row.map(() => -100));
    const loss = tf.tidy(() =>
      model.loss({ inputIds: table(inputIds), labels: table(none) }).dataSync(),
    );
    expect([...loss]).toEqual([0]);
  });

  it("leaks nothing", () => {
    const [ids, labels] = [table(inputIds), table(gaps)];
    const before = tf.memory().numTensors;
    model.forward({ inputIds: ids }).dispose();
    model.loss({ inputIds: ids, labels }).dispose();
    expect(tf.memory().numTensors).toBe(before);
    tf.dispose([ids, labels]);
  });
});
