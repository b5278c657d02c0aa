import { describe, expect, it } from "vitest";
import { DataError } from "../../errors/data-error";
import { reliabilityDiagram } from "./reliability-diagram";

const diagram = (confidences: number[], right: number[], numBins?: number) =>
  reliabilityDiagram(
    confidences,
    right.map((is) => is === 1),
    { numBins },
  );

describe("reliabilityDiagram", () => {
  it("weighs the gaps of ten bins by their counts", () => {
    // (0.5, 0.6]: 0.55 and 0.6, half right; (0.9, 1]: three, all right.
    const { bins, ece } = diagram([0.55, 0.6, 0.95, 1, 0.95], [1, 0, 1, 1, 1]);
    expect(bins).toHaveLength(10);
    expect(bins[5]).toMatchObject({ low: 0.5, high: 0.6, count: 2 });
    expect(bins[5]?.confidence).toBeCloseTo(0.575, 12);
    expect(bins[5]?.accuracy).toBe(0.5);
    expect(bins[9]?.confidence).toBeCloseTo(2.9 / 3, 12);
    expect(ece).toBeCloseTo(0.4 * 0.075 + 0.6 * (0.1 / 3), 12);
  });

  it("counts a border to the bin below it, and 0 to the first", () => {
    const edges = Array.from({ length: 11 }, (_, i) => i / 10);
    const { bins } = diagram(
      edges,
      edges.map(() => 1),
    );
    expect(bins.map(({ count }) => count)).toEqual([
      2, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    ]);
  });

  it("has NaN in an empty bin, and none in the error", () => {
    const { bins, ece } = diagram([0.9, 0.2, 0.3], [1, 0, 0], 3);
    expect(bins[1]).toEqual({
      ...{ low: 1 / 3, high: 2 / 3, count: 0 },
      ...{ confidence: NaN, accuracy: NaN },
    });
    expect(ece).toBeCloseTo((2 / 3) * 0.25 + (1 / 3) * 0.1, 12);
  });

  it("lets no gap cancel another", () => {
    expect(diagram([0.7, 0.3], [0, 1]).ece).toBeCloseTo(0.7, 12);
  });

  it("refuses what it cannot put into bins", () => {
    expect(() => diagram([], [])).toThrow(DataError);
    expect(() => diagram([0.5], [1, 0])).toThrow(
      "reliabilityDiagram: expected as many outcomes as confidences, and at least one, got 2 and 1.",
    );
    expect(() => diagram([0.5, 1.5], [1, 0])).toThrow(
      "expected confidences from 0 to 1, got 1.5 at 1. Give probabilities, not logits.",
    );
    expect(() => diagram([NaN], [1])).toThrow("got NaN at 0");
    expect(() => diagram([0.5], [1], 0)).toThrow("numBins");
  });
});
