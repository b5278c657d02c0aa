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

const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);

/** Φ(z), by the trapezoid rule from far below. */
function normalDistribution(z: number): number {
  const [low, steps] = [-9, 20_000];
  const width = (z - low) / steps;
  const density = (t: number) => Math.exp(-t * t * 0.5);
  const inner = Array.from({ length: steps - 1 }, (_, i) =>
    density(low + (i + 1) * width),
  );
  const total = sum(inner) + (density(low) + density(z)) / 2;
  return (total * width) / Math.sqrt(2 * Math.PI);
}

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

  it("scores by dense, GELU, layer norm, and the word embeddings", () => {
    const state = model.stateDict();
    const own = (name: string) => state[name]?.values ?? new Float32Array();
    const head = (name: string) => own(`cls.predictions.${name}`);
    // Biases and scales that would be missed, which start at 0 and 1.
    const drawn = seededRandom(9);
    for (const [name, { values }] of Object.entries(state)) {
      if (!name.startsWith("cls.")) continue;
      for (let i = 0; i < values.length; i++) values[i] = drawn() * 2 - 0.5;
    }
    model.loadStateDict(state);
    const [hidden, logits] = tf.tidy(() => {
      const input = { inputIds: table(inputIds) };
      const { lastHiddenState } = model.bert.forward(input);
      return [lastHiddenState.dataSync(), model.forward(input).dataSync()];
    });
    const width = 6;
    // The second token of the first row.
    const x = [...hidden.slice(width, 2 * width)];
    const mapped = x.map((_, out) => {
      const weights = x.map((value, from) => {
        return (
          value * (head("transform.dense.weight")[from * width + out] ?? 0)
        );
      });
      return sum(weights) + (head("transform.dense.bias")[out] ?? 0);
    });
    const active = mapped.map((z) => z * normalDistribution(z));
    const mean = sum(active) / width;
    const variance = sum(active.map((z) => (z - mean) ** 2)) / width;
    const normed = active.map((z, i) => {
      const scale = head("transform.LayerNorm.weight")[i] ?? 0;
      const shift = head("transform.LayerNorm.bias")[i] ?? 0;
      return ((z - mean) / Math.sqrt(variance)) * scale + shift;
    });
    const words = own("bert.embeddings.word_embeddings.weight");
    const expected = Array.from({ length: vocabSize }, (_, piece) => {
      const products = normed.map(
        (z, i) => z * (words[piece * width + i] ?? 0),
      );
      return sum(products) + (head("bias")[piece] ?? 0);
    });
    expected.forEach((score, piece) => {
      expect(logits[vocabSize + piece]).toBeCloseTo(score, 4);
    });
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
