import { describe, expect, it } from "vitest";
import { seededRandom } from "../../random/seeded-random";
import {
  averageCalibrationError,
  type BinConvention,
  expectedCalibrationError,
  maximumCalibrationError,
} from "./expected-calibration-error";
import { reliabilityDiagram } from "./reliability-diagram";

const conventions: readonly BinConvention[] = [
  "gpleiss",
  "left-closed",
  "right-closed",
  "torchmetrics",
];

describe("expectedCalibrationError", () => {
  // Two bins. The borders 0, 0.5 and 1 fall otherwise in each convention.
  const confidences = [0, 0.5, 0.5, 0.9, 1];
  const isCorrect = [true, true, false, false, true];
  const eceOf = (convention: BinConvention) =>
    expectedCalibrationError(confidences, isCorrect, {
      ...{ convention, numBins: 2 },
    });

  it("depends on where borders belong", () => {
    // {0, .5, .5}: right 2, sum 1; {.9, 1}: right 1, sum 1.9.
    expect(eceOf("right-closed")).toBeCloseTo((1 + 0.9) / 5, 12);
    // The same without 0: right 1, sum 1.
    expect(eceOf("gpleiss")).toBeCloseTo((0 + 0.9) / 5, 12);
    // {0}: right 1, sum 0; {.5, .5, .9, 1}: right 2, sum 2.9.
    expect(eceOf("left-closed")).toBeCloseTo((1 + 0.9) / 5, 12);
    // {0}; {.5, .5, .9}: right 1, sum 1.9; {1}: right 1, sum 1.
    expect(eceOf("torchmetrics")).toBeCloseTo((1 + 0.9 + 0) / 5, 12);
  });

  it("tells left from right where a border has a gap of its own", () => {
    const of = (convention: BinConvention) =>
      expectedCalibrationError([0.5, 0.8], [true, false], {
        ...{ convention, numBins: 2 },
      });
    expect(of("right-closed")).toBeCloseTo((0.5 + 0.8) / 2, 12);
    expect(of("left-closed")).toBeCloseTo(Math.abs(1 - 1.3) / 2, 12);
  });

  it("is one number for all conventions away from the borders", () => {
    const random = seededRandom(7);
    const scores = Array.from({ length: 97 }, () => 0.001 + 0.998 * random());
    const right = scores.map((score) => random() < score);
    const { ece } = reliabilityDiagram(scores, right);
    for (const convention of conventions) {
      const other = expectedCalibrationError(scores, right, { convention });
      expect(other).toBeCloseTo(ece, 12);
    }
  });

  it("leaves the largest gap and the plain mean of gaps", () => {
    const options = { numBins: 2 };
    // Gaps: {.2, .4, .3} none right, .3; {.9} right, .1.
    const scores = [0.2, 0.4, 0.3, 0.9];
    const right = [false, false, false, true];
    expect(maximumCalibrationError(scores, right, options)).toBeCloseTo(0.3);
    expect(averageCalibrationError(scores, right, options)).toBeCloseTo(0.2);
    expect(expectedCalibrationError(scores, right, options)).toBeCloseTo(0.25);
  });

  it("refuses no predictions", () => {
    for (const error of [averageCalibrationError, maximumCalibrationError]) {
      expect(() => error([], [])).toThrow("CalibrationError: expected as many");
    }
  });
});
