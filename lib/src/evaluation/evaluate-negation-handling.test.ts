import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  makeNegationPairs,
  type NegationPair,
} from "../clinical/negation-pairs";
import { Module } from "../layers/module";
import { seededRandom } from "../random/seeded-random";
import { evaluateNegationHandling } from "./evaluate-negation-handling";
import { f1Scores } from "./f1-scores";

/** A note `[word]` whose logits a table says by its word; noise in training. */
class Table extends Module {
  constructor(private readonly logitsOf: readonly (readonly number[])[]) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const rows = tokenIds.arraySync().map(([word = 0]) => {
      const row = [...(this.logitsOf[word] ?? [])];
      return this.training ? row.map((logit) => -logit) : row;
    });
    return { logits: tf.tensor2d(rows) };
  }
}

const pairOf = (diagnosis: number, affirmed: number, negated: number) => ({
  diagnosis,
  affirmed: { tokenIds: [affirmed], labels: [1, 1, 1] },
  negated: { tokenIds: [negated], labels: [0, 0, 0] },
});

// Class 0 is above 0.5 for words 0 and 1, class 2 for word 2 alone.
const table = new Table([
  [0.1, -3, -2],
  [2, 3, -0.1],
  [-0.2, 1, 0.3],
]);

describe("evaluateNegationHandling", () => {
  it("counts by hand: negated is positive, and is what is below 0.5", () => {
    const pairs: NegationPair[] = [
      pairOf(0, 0, 2), // right, right
      pairOf(0, 1, 0), // right, missed
      pairOf(2, 1, 0), // called negated, right
      pairOf(2, 2, 1), // right, right
      pairOf(0, 1, 2), // right, right
    ];
    const before = tf.memory().numTensors;
    const handling = evaluateNegationHandling(table, pairs);
    expect(handling).toEqual({
      affirmedAccuracy: 4 / 5,
      negationAccuracy: 4 / 5,
      negationF1: 8 / (8 + 1 + 1),
      confusion: {
        truePositives: 4,
        falsePositives: 1,
        falseNegatives: 1,
        trueNegatives: 4,
      },
    });
    expect(tf.memory().numTensors).toBe(before);
  });

  it("is f1Scores of the decisions, on uneven counts, too", () => {
    const pairs = [
      pairOf(0, 0, 1), // right, missed
      pairOf(0, 2, 2), // called negated, right
      pairOf(0, 2, 0), // called negated, missed
      pairOf(2, 0, 0), // called negated, right
      pairOf(2, 1, 2), // called negated, missed
      pairOf(0, 1, 2), // right, right
    ];
    const { negationF1, affirmedAccuracy, negationAccuracy, confusion } =
      evaluateNegationHandling(table, pairs);
    const truth = [...Array(6).fill([0]), ...Array(6).fill([1])];
    const said = [0, 1, 1, 1, 1, 0, 0, 1, 0, 1, 0, 1].map((value) => [value]);
    expect(negationF1).toBeCloseTo(f1Scores(said, truth).micro.f1, 12);
    expect(negationF1).toBeCloseTo(6 / (6 + 4 + 3), 12);
    expect(affirmedAccuracy).toBe(2 / 6);
    expect(negationAccuracy).toBe(3 / 6);
    expect(confusion.falseNegatives).toBe(3);
  });

  it("asks in eval() mode", () => {
    const pairs = [pairOf(0, 0, 2)];
    const fresh = new Table([[1], [0], [-1]]).train();
    expect(evaluateNegationHandling(fresh, pairs).negationF1).toBe(1);
    expect(fresh.training).toBe(false);
  });

  it("has an F1 of 0 where nothing is called negated, and NaN without pairs", () => {
    const always = new Table([[9], [9], [9]]);
    const handling = evaluateNegationHandling(always, [pairOf(0, 0, 1)]);
    expect(handling.negationF1).toBe(0);
    expect(handling.affirmedAccuracy).toBe(1);
    const none = evaluateNegationHandling(always, []);
    expect(none.affirmedAccuracy).toBeNaN();
    expect(none.negationF1).toBe(0);
  });

  it("takes 400 notes of makeNegationPairs", () => {
    const pairs = makeNegationPairs({ random: seededRandom(1) });
    const says = new Table(Array.from({ length: 95 }, () => [9, 9, 9, -9]));
    // Every note begins with <CLS>: Diabetes is always called negated.
    expect(evaluateNegationHandling(says, pairs).confusion).toEqual({
      truePositives: 50,
      falsePositives: 50,
      falseNegatives: 150,
      trueNegatives: 150,
    });
  });
});
