import { describe, expect, it } from "vitest";
import { DataError } from "../../errors/data-error";
import { entityReport } from "./entity-report";
import { entityReportRows, formatEntityReport } from "./format-entity-report";

const gold = [
  ["B-Drug", "O", "B-Sign", "I-Sign"],
  ["O", "B-Drug"],
];
const predicted = [
  ["B-Drug", "O", "B-Sign", "O"],
  ["O", "I-Drug"],
];

describe("entityReport", () => {
  it("counts whole entities, and says in which mode", () => {
    const report = entityReport(gold, predicted);
    expect(report.mode).toBe("default (conlleval)");
    expect(report.perType).toEqual([
      { type: "Drug", precision: 1, recall: 1, f1: 1, support: 2 },
      { type: "Sign", precision: 0, recall: 0, f1: 0, support: 1 },
    ]);
    const third = 2 / 3;
    expect(report.micro).toEqual({
      precision: third,
      recall: third,
      f1: third,
      support: 3,
    });
    expect(report.macro.f1).toBe(0.5);
    expect(report.weighted.f1).toBeCloseTo(third, 12);
  });

  it("loses what has no B- when it is strict", () => {
    const report = entityReport(gold, predicted, { mode: "strict" });
    expect(report.mode).toBe("strict IOB2");
    expect(report.perType[0]).toEqual({
      type: "Drug",
      precision: 1,
      recall: 0.5,
      f1: 2 / 3,
      support: 2,
    });
  });

  it("sees no entity across the border of two sentences", () => {
    const apart = entityReport([["B-A"], ["I-A"]], [["B-A"], ["I-A"]]);
    const together = entityReport([["B-A", "I-A"]], [["B-A", "I-A"]]);
    expect(apart.micro.support).toBe(2);
    expect(together.micro.support).toBe(1);
  });

  it("has 0 and NaN for no sentence and for no entity", () => {
    for (const tags of [[], [["O", "O"]], [[]]]) {
      const { perType, micro, macro, weighted } = entityReport(tags, tags);
      const zeros = { precision: 0, recall: 0, f1: 0, support: 0 };
      expect(perType).toEqual([]);
      expect(micro).toEqual(zeros);
      expect(weighted).toEqual(zeros);
      expect(macro.f1).toBeNaN();
    }
  });

  it("refuses tables that do not belong together", () => {
    expect(() => entityReport(gold, [])).toThrow(DataError);
    expect(() => entityReport(gold, [])).toThrow(
      "entityReport: expected predicted tags of 2 sentences, got 0. Give the gold tags first, and a predicted tag for every word: O where a word was cut off.",
    );
    expect(() => entityReport(gold, [predicted[0] ?? [], ["O"]])).toThrow(
      "expected 2 predicted tags in sentence 1, got 1.",
    );
  });
});

describe("formatEntityReport", () => {
  it("has the mode in its first line", () => {
    const report = entityReport(gold, predicted, { mode: "strict" });
    expect(formatEntityReport(report, 3)).toBe(
      [
        "entities, strict IOB2  precision  recall     F1  support",
        "Drug                       1.000   0.500  0.667        2",
        "Sign                       0.000   0.000  0.000        1",
        "micro average              0.500   0.333  0.400        3",
        "macro average              0.500   0.250  0.333        3",
        "weighted average           0.667   0.333  0.444        3",
      ].join("\n"),
    );
  });

  it("has the mode in every row", () => {
    const rows = entityReportRows(entityReport(gold, predicted));
    expect(rows).toHaveLength(5);
    expect(new Set(rows.map(({ mode }) => mode))).toEqual(
      new Set(["default (conlleval)"]),
    );
  });
});
