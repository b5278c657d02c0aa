import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { biasedTagger } from "../../../tests/small-ner-model";
import { startBackend } from "../../backend/backend-candidates";
import { DataError } from "../../errors/data-error";
import { seededRandom } from "../../random/seeded-random";
import { BertForClinicalNER } from "./bert-for-clinical-ner";

/** Probabilities 1/4 and 3/4 at every piece. */
const bias = [0, Math.log(3)];
const [rare, likely] = [Math.log(4), Math.log(4 / 3)];
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

function lossOf(labels: number[][], classWeights?: number[]): number {
  const model = biasedTagger(bias).eval();
  const loss = tf.tidy(() => {
    const inputIds = ids(labels.map((row) => row.map((_, i) => i + 1)));
    const input = { inputIds, labels: ids(labels), classWeights };
    return model.forward(input).loss?.arraySync();
  });
  model.dispose();
  return loss ?? Number.NaN;
}

describe("BertForClinicalNER", () => {
  beforeAll(() => startBackend.wasm());

  it("has the mean loss of the counted pieces of the whole batch", () => {
    expect(lossOf([[0, -100, 1]])).toBeCloseTo((rare + likely) / 2, 5);
    // Not the mean of the rows' means, which would be (rare + likely) / 2.
    const uneven = [
      [0, -100, -100],
      [1, 1, 1],
    ];
    expect(lossOf(uneven)).toBeCloseTo((rare + 3 * likely) / 4, 5);
    expect(lossOf([[-100, -100]])).toBeCloseTo(0, 12);
  });

  it("weighs labels as PyTorch does: by the weights' sum, not their number", () => {
    const loss = lossOf([[0, 1, 1]], [5, 2]);
    expect(loss).toBeCloseTo((5 * rare + 2 * 2 * likely) / 9, 5);
  });

  it("has logits at each piece, and no loss without labels", () => {
    const model = biasedTagger(bias).eval();
    const { logits, loss } = model.forward({ inputIds: ids([[1, 2, 3]]) });
    expect(loss).toBeUndefined();
    expect(logits.shape).toEqual([1, 3, 2]);
    expect(logits.arraySync()[0]?.[2]?.[1]).toBeCloseTo(Math.log(3), 5);
    logits.dispose();
    model.dispose();
  });

  it("drops the classifier's input in training, and nothing otherwise", () => {
    const model = biasedTagger(bias, { dropoutRate: 0.5 });
    const state = model.stateDict();
    state["classifier.weight"]?.values.fill(1);
    model.loadStateDict(state);
    model.bert.eval();
    const inputIds = ids([[1, 2, 3, 4, 5]]);
    const run = () => [...model.forward({ inputIds }).logits.dataSync()];
    tf.tidy(() => {
      expect(run()).not.toEqual(run());
      model.eval();
      expect(run()).toEqual(run());
    });
    inputIds.dispose();
    model.dispose();
  });

  it("leaves nothing behind but what it returns", () => {
    const before = tf.memory().numTensors;
    const model = biasedTagger(bias);
    const batch = { inputIds: ids([[1, 2]]), labels: ids([[0, -100]]) };
    tf.dispose({ ...model.forward(batch) });
    tf.dispose(batch);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("refuses no labels at all", () => {
    const { bert } = biasedTagger(bias);
    const make = () =>
      new BertForClinicalNER({ bert, numLabels: 0, random: seededRandom(1) });
    expect(make).toThrow(DataError);
    expect(make).toThrow("BertForClinicalNER: expected numLabels");
    bert.dispose();
  });
});
