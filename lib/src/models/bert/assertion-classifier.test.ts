import * as tf from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
} from "../../../tests/tensor-expectations";
import { ShapeError } from "../../errors/shape-error";
import { tokenClassificationLoss } from "../../functional/token-classification-loss";
import { seededRandom } from "../../random/seeded-random";
import { lossAndGradients } from "../../training/gradients";
import { AssertionClassifier } from "./assertion-classifier";
import { BertModel } from "./bert-model";

const numLabels = 5;
const bert = new BertModel({
  vocabSize: 23,
  hiddenSize: 12,
  numHiddenLayers: 2,
  numAttentionHeads: 3,
  intermediateSize: 17,
  maxPositionEmbeddings: 11,
  random: seededRandom(1),
});
const random = seededRandom(2);
const model = new AssertionClassifier({ bert, numLabels, random }).eval();
afterAll(() => model.dispose());

const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
const inputIds = ids([
  [2, 5, 22, 9, 7, 3, 11],
  [2, 6, 8, 3, 0, 0, 0],
]);
const attentionMask = ids([
  [1, 1, 1, 1, 1, 1, 1],
  [1, 1, 1, 1, 0, 0, 0],
]);
const none = [0, 0, 0, 0, 0, 0, 0];
const mentionMask = tf.tensor3d([
  [[0, 1, 0, 0, 0, 0, 0], [0, 0, 0, 1, 1, 0, 1], none],
  [[0, 1, 1, 0, 0, 0, 0], none, none],
]);
const asked = { inputIds, attentionMask, mentionMask };
const logitsOf = (input = asked) =>
  tf.tidy(() => model.forward(input).logits.arraySync());

describe("AssertionClassifier", () => {
  it("scores the mean of a mention's pieces, and no others", () => {
    const got = logitsOf();
    const states = tf.tidy(() =>
      bert.forward({ inputIds, attentionMask }).lastHiddenState.arraySync(),
    );
    const weight = model.classifier.weight.arraySync() as number[][];
    const score = (vectors: number[][]) =>
      Array.from({ length: numLabels }, (_, label) => {
        const terms = weight.map(
          (row, i) =>
            (row[label] ?? Number.NaN) *
            (vectors.reduce((sum, vector) => sum + (vector[i] ?? NaN), 0) /
              vectors.length),
        );
        return terms.reduce((sum, term) => sum + term, 0);
      });
    const [first = [], second = []] = states;
    const pick = (sentence: number[][], ...pieces: number[]) =>
      pieces.map((piece) => sentence[piece] ?? []);
    expectNumbers(got[0]?.[0] ?? [], score(pick(first, 1)));
    expectNumbers(got[0]?.[1] ?? [], score(pick(first, 3, 4, 6)));
    expectNumbers(got[1]?.[0] ?? [], score(pick(second, 1, 2)));
  });

  it("gives a mention without pieces the bias alone", () => {
    const { bias } = model.classifier;
    const [before] = [bias?.clone()];
    bias?.assign(tf.tensor1d([3, 1, 4, 1, 5]));
    expect(logitsOf()[1]?.[2]).toEqual([3, 1, 4, 1, 5]);
    if (before) bias?.assign(before);
    before?.dispose();
  });

  it("does not read padding", () => {
    const short = tf.tidy(() => ({
      inputIds: inputIds.slice([1, 0], [1, 4]),
      attentionMask: attentionMask.slice([1, 0], [1, 4]),
      mentionMask: mentionMask.slice([1, 0, 0], [1, 1, 4]),
    }));
    expectNumbers(logitsOf(short)[0]?.[0] ?? [], logitsOf()[1]?.[0] ?? []);
    tf.dispose(short);
  });

  it("trains the encoder with the head", () => {
    const labels = ids([
      [4, 0, -100],
      [2, -100, -100],
    ]);
    const { loss, gradients } = lossAndGradients(model, () =>
      tokenClassificationLoss(model.forward(asked).logits, labels),
    );
    expect(loss).toBeCloseTo(Math.log(numLabels), 1);
    const largest = (name: string) =>
      tf.tidy(() => gradients[name]?.abs().max().dataSync()[0] ?? 0);
    expect(largest("classifier.weight")).toBeGreaterThan(0);
    expect(largest("bert.embeddings.word_embeddings.weight")).toBeGreaterThan(
      0,
    );
    tf.dispose([gradients, labels]);
  });

  it("names a mask that does not fit", () => {
    const narrow = tf.zeros<tf.Rank.R3>([2, 3, 5]);
    const call = () => model.forward({ ...asked, mentionMask: narrow });
    expect(call).toThrow(ShapeError);
    expect(call).toThrow(
      "AssertionClassifier: expected mentionMask of shape [2, numMentions, 7], got [2, 3, 5]. Say of each piece whether it is one of the mention's.",
    );
    narrow.dispose();
  });

  it("refuses a head without labels", () => {
    expect(
      () => new AssertionClassifier({ bert, numLabels: 0, random }),
    ).toThrow("AssertionClassifier: expected numLabels");
  });

  it("leaves no tensors behind", () => {
    expectNoLeak(() => model.forward(asked));
  });
});
