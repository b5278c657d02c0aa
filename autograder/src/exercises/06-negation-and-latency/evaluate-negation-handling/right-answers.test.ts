import {
  chooseBackend,
  DataLoader,
  evaluateModel,
  f1Scores,
  type NegationPair,
  type NoteClassifier,
  sigmoid,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** All notes in two tensors, and the four counts from lists of decisions. */
function inTwoBatches(model: NoteClassifier, pairs: readonly NegationPair[]) {
  model.eval();
  const saidOf = (kind: "affirmed" | "negated") => {
    const rows = pairs.map((pair) => pair[kind].tokenIds);
    const { logits } = model.forward(tf.tensor2d(rows, undefined, "int32"));
    const values = logits.arraySync();
    return pairs.map(({ diagnosis }, i) => 1 - sigmoid(values[i]?.[diagnosis] ?? 0) > 0.5);
  };
  const [affirmed, negated] = [saidOf("affirmed"), saidOf("negated")];
  const count = (said: boolean[], value: boolean) => said.filter((is) => is === value).length;
  const confusion = {
    truePositives: count(negated, true),
    falsePositives: count(affirmed, true),
    falseNegatives: count(negated, false),
    trueNegatives: count(affirmed, false),
  };
  const { truePositives: tp, falsePositives: fp } = confusion;
  const precision = tp + fp === 0 ? 0 : tp / (tp + fp);
  const recall = tp / pairs.length;
  return {
    confusion,
    affirmedAccuracy: 1 - fp / pairs.length,
    negationAccuracy: recall,
    negationF1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

/** By the means of notebook 04. */
function byTables(model: NoteClassifier, pairs: readonly NegationPair[]) {
  const notes = pairs.flatMap(({ affirmed, negated }) => [affirmed, negated]);
  const loader = new DataLoader({
    tokenIds: notes.map(({ tokenIds }) => tokenIds),
    labels: notes.map(({ labels }) => labels),
    batchSize: 7,
    cutToLongest: true,
  });
  const { predictions } = evaluateModel(model, loader);
  const said = predictions.map((row, i) => [1 - (row[pairs[i >> 1]?.diagnosis ?? 0] ?? 0)]);
  const truth = notes.map((_, i) => [i % 2]);
  const { f1, recall } = f1Scores(said, truth).micro;
  const ofKind = (kind: number, value: number) =>
    said.filter(([is], i) => i % 2 === kind && is === value).length;
  return {
    negationF1: f1,
    negationAccuracy: recall,
    affirmedAccuracy: ofKind(0, 0) / pairs.length,
    confusion: {
      trueNegatives: ofKind(0, 0),
      falsePositives: ofKind(0, 1),
      falseNegatives: ofKind(1, 0),
      truePositives: ofKind(1, 1),
    },
  };
}

describe("06.1 takes other right ways", () => {
  it.each([inTwoBatches, byTables])("%o", async (evaluateNegationHandling) => {
    expect(await lostClaims("06.1", { evaluateNegationHandling })).toEqual([]);
  });
});
