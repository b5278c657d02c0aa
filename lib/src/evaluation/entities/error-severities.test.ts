import { describe, expect, it } from "vitest";
import { errorSeverities } from "./error-severities";

const of = (gold: string, predicted: string, more = {}) =>
  Object.values(
    errorSeverities([gold.split(" ")], [predicted.split(" ")], more),
  );

describe("errorSeverities", () => {
  it.each([
    ["what is right", "B-DIAG I-DIAG O", "B-DIAG I-DIAG O", [0, 0, 0]],
    ["a missed diagnosis", "B-DIAG I-DIAG O", "O O O", [1, 0, 0]],
    ["an invented medication", "O O", "O B-MED", [1, 0, 0]],
    ["a missed test", "B-TEST O", "O O", [0, 1, 0]],
    ["an invented procedure", "O O", "B-PROC O", [0, 1, 0]],
    ["anatomy for a test", "B-TEST O", "B-ANAT O", [0, 1, 0]],
    ["a medication for a test", "B-TEST O", "B-MED O", [1, 0, 0]],
    ["a test for a medication", "B-MED O", "B-TEST I-TEST", [1, 0, 0]],
    ["a diagnosis cut short", "B-DIAG I-DIAG", "B-DIAG O", [0, 0, 1]],
    ["a start too late", "B-ANAT I-ANAT", "O B-ANAT", [0, 0, 1]],
    ["two for one", "B-MED I-MED", "B-MED B-MED", [1, 0, 1]],
  ])("weighs %s", (_, gold, predicted, counts) => {
    expect(of(gold, predicted)).toEqual(counts);
  });

  it("counts over sentences, and knows other types", () => {
    const gold = [["B-Disease"], ["B-Chemical"], ["B-Disease"]];
    const none = gold.map(() => ["O"]);
    expect(errorSeverities(gold, none)).toMatchObject({ moderate: 3 });
    const options = { criticalTypes: ["Chemical"] };
    expect(errorSeverities(gold, none, options)).toEqual({
      ...{ critical: 1, moderate: 2, minor: 0 },
    });
  });

  it("refuses tables of other sizes", () => {
    expect(() => errorSeverities([["O"]], [])).toThrow(
      "errorSeverities: expected predicted tags of 1 sentences, got 0.",
    );
  });
});
