import { describe, expect, it } from "vitest";
import type { NerSentence } from "../ner-corpus";
import { ethicsAssessment } from "./ethics-assessment";

const labels = ["O", "B-DIAG", "I-DIAG", "B-TEST"];

/** A word of the fake model: what it says, and how sure it is of it. */
const word = (tag: string, sure: number) => `${tag}:${sure}`;

/** Its tags are what a sentence's words say; `cut` has no logits. */
const predictLogits = (sentences: readonly NerSentence[]) =>
  sentences.map(({ tokens }) =>
    tokens.map((token) => {
      if (token === "cut") return undefined;
      const [tag = "O", sure = "1"] = token.split(":");
      return Float32Array.from(labels, (each) => (each === tag ? +sure : 0));
    }),
  );

const sentence = (said: string, tags: string): NerSentence => ({
  tokens: said.split(" ").map((each) => (each === "O" ? word("O", 2) : each)),
  tags: tags.split(" "),
});

const pair = (dimension: string, first: string, second: string) => ({
  dimension,
  sentences: [
    sentence(first, first.replace(/\S+/g, "O")),
    sentence(second, second.replace(/\S+/g, "O")),
  ] as const,
});

/** Three of four words right at a logit of 2, of entities one of two. */
const calibration = [
  sentence("B-DIAG:2 B-TEST:2 O O", "B-DIAG O O O"),
  sentence("O O O O", "O O B-TEST O"),
];

const input = {
  predictLogits,
  labels,
  pairs: [
    pair("age", "B-DIAG:2 O", "O B-DIAG:2"),
    pair("age", "B-DIAG:2 O", "O O"),
    pair("gender", "B-DIAG:2 cut", "B-DIAG:3 I-DIAG:1"),
    pair("age", "O O", "O O"),
  ],
  validation: calibration,
  test: [
    sentence("B-DIAG:2 O B-TEST:4", "B-DIAG O O"),
    sentence("cut O", "B-DIAG O"),
  ],
};

describe("ethicsAssessment", () => {
  it("counts pairs in which other words are entities, wherever they stand", () => {
    const { biasResults } = ethicsAssessment(input);
    expect(biasResults).toMatchObject([
      { dimension: "age", numPairs: 3, numDifferent: 1, rate: 1 / 3 },
      { dimension: "gender", numPairs: 1, numDifferent: 1, rate: 1, high: 1 },
    ]);
    expect(biasResults[0]?.low).toBeCloseTo(0.0615, 3);
  });

  it("fits a temperature on validation, and judges test by it", () => {
    const { allWords, entityWords } = ethicsAssessment(input).calibration;
    // p = e^(2/T) / (e^(2/T) + 3): three in four at T = 2 / ln 9.
    expect(allWords.temperature).toBeCloseTo(2 / Math.log(9), 6);
    // One in two at T = 2 / ln 3.
    expect(entityWords.temperature).toBeCloseTo(2 / Math.log(3), 6);
    const counts = ({ bins }: typeof allWords.after) =>
      bins.reduce((sum, { count }) => sum + count, 0);
    expect(counts(allWords.before)).toBe(4);
    expect(counts(entityWords.after)).toBe(2);
    const sure = (z: number) => Math.exp(z) / (Math.exp(z) + 3);
    const before = (1 - sure(2) + sure(4)) / 2;
    expect(entityWords.before.ece).toBeCloseTo(before, 6);
    const after = (1 - sure(Math.log(3)) + sure(2 * Math.log(3))) / 2;
    expect(entityWords.after.ece).toBeCloseTo(after, 6);
  });

  it("weighs the errors, of words that were cut off too", () => {
    expect(ethicsAssessment(input).severityDistribution).toEqual({
      ...{ critical: 1, moderate: 1, minor: 0 },
    });
  });

  it("recommends by what it found and what was measured", () => {
    const { decision, checks } = ethicsAssessment({
      ...input,
      measured: { negationAccuracy: 0.97, p95Ms: 40 },
    }).recommendation;
    expect(decision).toBe("do not deploy");
    expect(checks.map(({ measure, verdict }) => [measure, verdict])).toEqual([
      ["microF1", "missed"],
      ["typeF1", "missed"],
      ["negationAccuracy", "met"],
      ["p95Ms", "met"],
      ["ece", "missed"],
    ]);
    // One right, of two predicted and two true ones.
    expect(checks[0]?.value).toBe(0.5);
    expect(checks[1]?.value).toBe(0);
    const other = { microF1: 0, typeF1: 0, negationAccuracy: 1, p95Ms: 1 };
    const lenient = ethicsAssessment({
      ...input,
      thresholds: { ...other, ece: 1 },
    });
    expect(lenient.recommendation.decision).toBe("not yet shown");
  });

  it("refuses a tag that is no label, and a model that finds nothing", () => {
    const test = [sentence("O", "B-MED")];
    expect(() => ethicsAssessment({ ...input, test })).toThrow("B-MED");
    const silent = [sentence("O O", "O O")];
    expect(() => ethicsAssessment({ ...input, validation: silent })).toThrow(
      "fitTemperature: expected as many labels as rows of logits, and at least one",
    );
  });
});
