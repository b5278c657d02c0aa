import { describe, expect, it } from "vitest";
import { distinctConcepts } from "./distinct-concepts";

const of = (concept: string, sentence: string) => ({
  report: 1,
  concept,
  sentence,
  isNegated: true,
});

describe("distinctConcepts", () => {
  it("has pairs once that differ in case and blanks alone, in lower case", () => {
    expect(
      distinctConcepts([
        of("Cough", "No  COUGH or FEVER."),
        { ...of("cough", " no cough\nor fever. "), report: 2 },
        of("fever", "No cough or FEVER."),
        of("cough", "No cough, or fever."),
      ]),
    ).toEqual([
      of("cough", "no cough or fever."),
      of("fever", "no cough or fever."),
      of("cough", "no cough, or fever."),
    ]);
  });

  it("changes nothing of what it was given", () => {
    const given = of("Cough", "No  COUGH.");
    distinctConcepts([given]);
    expect(given).toEqual(of("Cough", "No  COUGH."));
  });
});
