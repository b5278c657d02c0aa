import { describe, expect, it } from "vitest";
import { comprehensiveEvaluation } from "./comprehensive-evaluation";

const gold = [
  ["B-A", "I-A", "O", "B-B"],
  ["O", "B-A", "O"],
];
/** Both of A, and C where B is. */
const predicted = [
  ["B-A", "I-A", "O", "B-C"],
  ["O", "B-A", "O"],
];
/** One of A cut short, and B. */
const baseline = [
  ["B-A", "O", "O", "B-B"],
  ["O", "O", "O"],
];
const history = [
  { epoch: 1, trainLoss: 2, validationF1: 0.5 },
  { epoch: 2, trainLoss: 1, validationF1: 0.75 },
  { epoch: 3, trainLoss: 0.5, validationF1: 0.75 },
];
const given = { gold, predicted, baseline, history, caption: "by hand" };
const evaluation = comprehensiveEvaluation(given);

describe("comprehensiveEvaluation", () => {
  it("has the scores of both, and what lies between them", () => {
    expect(evaluation.mode).toBe("strict IOB2");
    // Two of three, and three gold.
    expect(evaluation.overallF1).toBeCloseTo(2 / 3, 10);
    expect(evaluation.baselineReport.micro.f1).toBeCloseTo(2 / 5, 10);
    expect(evaluation.improvementOverBaseline).toBeCloseTo(2 / 3 - 2 / 5, 10);
    expect(evaluation.perTypeF1).toEqual({ A: 1, B: 0, C: 0 });
    expect(evaluation.improvementPerType).toEqual({ A: 1, B: -1, C: 0 });
  });

  it("has the model's confusion, in counts and in shares of each row", () => {
    const { labels, counts, shares } = evaluation.confusion;
    expect(labels).toEqual(["O", "B-A", "B-B", "B-C", "I-A"]);
    expect(counts[2]).toEqual([0, 0, 0, 1, 0]);
    expect(shares[1]).toEqual([0, 1, 0, 0, 0]);
    // Never in gold.
    expect(shares[3]).toEqual([0, 0, 0, 0, 0]);
  });

  it("takes the first of the best epochs", () => {
    expect(evaluation.bestEpoch).toBe(2);
    expect(comprehensiveEvaluation({ ...given, history: [] }).bestEpoch).toBe(
      0,
    );
  });

  it("draws what it says, under the caption", () => {
    const { comparison, confusion, curves } = evaluation.figures;
    expect(comparison.data).toMatchObject([
      { name: "baseline", x: ["A", "B", "C", "all"], y: [0, 1, 0, 0.4] },
      { name: "model", y: [1, 0, 0, 2 / 3] },
    ]);
    expect(confusion.data).toMatchObject([{ z: evaluation.confusion.shares }]);
    expect(curves.data).toMatchObject([{ y: [2, 1, 0.5] }, { x: [1, 2, 3] }]);
    for (const { layout } of [comparison, confusion, curves]) {
      expect(layout.title).toMatch(/<sub>by hand<\/sub>$/);
    }
  });

  it("reads tags in the mode that it is told, and refuses unequal tables", () => {
    const orphan = { ...given, predicted: [["I-A", "I-A", "O", "O"], gold[1]] };
    const evaluate = (mode: "default" | "strict") =>
      comprehensiveEvaluation({
        ...orphan,
        predicted: orphan.predicted.map((row) => row ?? []),
        mode: { mode },
      }).perTypeF1.A;
    expect(evaluate("default")).toBe(1);
    expect(evaluate("strict")).toBeCloseTo(2 / 3, 10);
    expect(() => comprehensiveEvaluation({ ...given, baseline: [] })).toThrow(
      /^entityReport: expected predicted tags of 2 sentences, got 0/,
    );
  });
});
