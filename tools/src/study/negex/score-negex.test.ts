import { expect, it } from "vitest";
import { scoreRules } from "./score-negex";

const of = (sentence: string, concept: string, isNegated: boolean) => ({
  report: 1,
  sentence,
  concept,
  isNegated,
});

it("counts what each rule says, of all concepts and of the covered ones", () => {
  const rows = scoreRules([
    of("No COUGH.", "cough", true),
    of("COUGH, no rash.", "cough", false),
    of("No fever, chills, nausea, vomiting, diarrhea or EDEMA.", "edema", true),
    of("No RASH.", "rash", true),
  ]);
  const counts = (tp: number, fp: number, fn: number, tn: number) => ({
    truePositives: tp,
    falsePositives: fp,
    falseNegatives: fn,
    trueNegatives: tn,
  });
  expect(rows).toEqual([
    { reader: "never negated", all: counts(0, 0, 3, 1), covered: counts(0, 0, 2, 1) },
    { reader: "any negation word", all: counts(3, 1, 0, 0), covered: counts(2, 1, 0, 0) },
    { reader: "rules, 5 words", all: counts(2, 0, 1, 1), covered: counts(1, 0, 1, 1) },
    { reader: "rules, whole sentence", all: counts(3, 0, 0, 1), covered: counts(2, 0, 0, 1) },
  ]);
});
