import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { assertionReport } from "./assertion-report";

describe("assertionReport", () => {
  it("counts by hand", () => {
    const report = assertionReport(
      [
        ["absent", "absent", "present"],
        [],
        ["present", "present", "uncertain", "historical"],
      ],
      [
        ["absent", "present", "present"],
        [],
        ["present", "absent", "uncertain", "uncertain"],
      ],
    );
    const { accuracy, majority, perLabel, macroF1, negation } = report;
    expect(accuracy).toBeCloseTo(4 / 7, 12);
    expect(majority).toBeCloseTo(3 / 7, 12);
    const half = { precision: 1 / 2, recall: 1 / 2, f1: 1 / 2 };
    const twoThirds = { precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 };
    const zero = { precision: 0, recall: 0, f1: 0 };
    expect(perLabel).toEqual([
      { label: "absent", ...half, support: 2 },
      { label: "historical", ...zero, support: 1 },
      { label: "present", ...twoThirds, support: 3 },
      {
        label: "uncertain",
        precision: 1 / 2,
        recall: 1,
        f1: 2 / 3,
        support: 1,
      },
    ]);
    expect(macroF1).toBeCloseTo((1 / 2 + 2 / 3 + 2 / 3) / 4, 12);
    expect(negation).toEqual({
      accuracy: 5 / 7,
      alwaysAffirmed: 1 - 2 / 7,
      ...half,
      support: 2,
    });
  });

  it("is 1 for the truth itself, whatever the labels", () => {
    const gold = [["absent", "historical", "present", "uncertain"] as const];
    const { accuracy, macroF1, negation } = assertionReport(gold, gold);
    expect([accuracy, macroF1, negation.accuracy]).toEqual([1, 1, 1]);
  });

  it("names what does not belong together", () => {
    const gold = [["absent"], ["present", "absent"]] as const;
    expect(() => assertionReport(gold, [["absent"]])).toThrow(DataError);
    expect(() => assertionReport(gold, [["absent"]])).toThrow(
      "assertionReport: expected labels of 2 sentences, got 1. Give the gold labels first",
    );
    // As many in all: only the sentences differ.
    const shifted = [["absent", "absent"], ["present"]] as const;
    expect(() => assertionReport(gold, shifted)).toThrow(
      "expected 1 labels in sentence 0, got 2.",
    );
    expect(() => assertionReport([[]], [[]])).toThrow("at least one note");
  });
});
