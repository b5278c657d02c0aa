import type { ExerciseResult } from "@attending/autograder/dist/report/result";
import { describe, expect, it } from "vitest";
import { anAssertion, anExercise } from "../../../autograder/src/report/fixtures/results";
import { describeOutputs } from "./output-report";

const assertion = (id: string, passed: boolean, maxPoints = 1) =>
  anAssertion({
    ...{ id, claim: `Claim ${id}.`, points: passed ? maxPoints : 0, maxPoints, passed },
    message: passed ? "" : `Message ${id}.`,
    expected: passed ? "" : "0.5",
    observed: passed ? "" : "0.25",
  });
const result = (...assertions: ExerciseResult["assertions"]): ExerciseResult =>
  anExercise({
    ...{ id: "02.1", points: 0, maxPoints: 3, status: "partial", assertions },
    mistake: { id: "no-scaling", says: "The scores are not divided." },
  });

describe("describeOutputs", () => {
  it("shows the first difference in full, and names the others", () => {
    const text = describeOutputs(
      result(assertion("a", true), assertion("b", false), assertion("c", false)),
    );
    expect(text).toBe(
      [
        "The results differ. First: Claim b.",
        "  Message b.",
        "  the solution  0.5",
        "  yours         0.25",
        "  Likely: The scores are not divided.",
        "Then:",
        "  Claim c.",
      ].join("\n"),
    );
  });

  it("is content when only advice fails", () => {
    expect(describeOutputs(result(assertion("a", true), assertion("b", false, 0)))).toBe(
      "The results agree: all checks pass.",
    );
  });

  it("compares nothing with a stub", () => {
    expect(describeOutputs({ ...result(), status: "not-attempted" })).toBe(
      "Yours still throws its TODO: nothing to compare.",
    );
  });
});
