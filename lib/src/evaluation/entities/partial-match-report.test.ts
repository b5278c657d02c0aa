import { describe, expect, it } from "vitest";
import { pairSpans } from "./paired-spans";
import { partialMatchReport } from "./partial-match-report";
import { tagsOfSpans } from "./tags-of-spans";

const entity = (type: string, start: number, end: number) => ({
  type,
  start,
  end,
});

// One of each kind: right, type, bounds, both, missed, spurious.
const gold = [
  entity("Drug", 0, 2),
  entity("Drug", 3, 5),
  entity("Sign", 6, 8),
  entity("Sign", 9, 12),
  entity("Drug", 13, 14),
];
const predicted = [
  entity("Drug", 0, 2),
  entity("Sign", 3, 5),
  entity("Sign", 6, 7),
  entity("Drug", 10, 13),
  entity("Drug", 15, 17),
];
const tags = (spans: typeof gold) => [tagsOfSpans(spans, 17)];

describe("partialMatchReport", () => {
  it("counts as SemEval-2013 does, in four ways", () => {
    const report = partialMatchReport(tags(gold), tags(predicted));
    const rest = { missed: 1, spurious: 1 };
    const same = (score: number) => ({
      precision: score / 5,
      recall: score / 5,
      f1: score / 5,
    });
    expect(report).toEqual({
      mode: "default (conlleval)",
      strict: { correct: 1, incorrect: 3, partial: 0, ...rest, ...same(1) },
      exact: { correct: 2, incorrect: 2, partial: 0, ...rest, ...same(2) },
      partial: { correct: 2, incorrect: 0, partial: 2, ...rest, ...same(3) },
      type: { correct: 2, incorrect: 2, partial: 0, ...rest, ...same(2) },
    });
  });

  it("divides by what is possible and what was said", () => {
    const { partial } = partialMatchReport(
      tags(gold.slice(0, 3)),
      tags(predicted.slice(2, 3)),
    );
    expect(partial.precision).toBe(1 / 2);
    expect(partial.recall).toBe(1 / 6);
    expect(partial.f1).toBe(1 / 4);
  });

  it("has zeros for nothing", () => {
    const { strict } = partialMatchReport([], []);
    expect(Object.values(strict)).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
  });

  it("takes the mode, and refuses other sizes", () => {
    const strict = partialMatchReport([["B-A"]], [["I-A"]], { mode: "strict" });
    expect(strict.mode).toBe("strict IOB2");
    expect(strict.type.missed).toBe(1);
    expect(() => partialMatchReport([["O"]], [[]])).toThrow(
      "partialMatchReport: expected 1 predicted tags in sentence 0, got 0.",
    );
  });
});

describe("pairSpans", () => {
  it("uses each entity once: one guess over two meets one", () => {
    const first = entity("A", 0, 1);
    const second = entity("A", 1, 4);
    const guess = entity("A", 0, 4);
    expect(pairSpans([first, second], [guess])).toEqual({
      pairs: [{ gold: second, predicted: guess }],
      missed: [first],
      spurious: [],
    });
    expect(pairSpans([guess], [first, second])).toEqual({
      pairs: [{ gold: guess, predicted: second }],
      missed: [],
      spurious: [first],
    });
  });

  it("takes bounds before type, and type before a longer overlap", () => {
    const one = entity("A", 0, 3);
    const same = entity("B", 0, 3);
    expect(pairSpans([one], [same]).pairs[0]?.predicted).toBe(same);
    const short = entity("A", 2, 5);
    const long = entity("B", 0, 2);
    expect(pairSpans([one], [long, short]).pairs[0]?.predicted).toBe(short);
  });
});
