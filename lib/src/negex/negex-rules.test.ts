import { describe, expect, it } from "vitest";
import { negexCues } from "./negex-cues";
import { NegexRules } from "./negex-rules";
import { wordsIn } from "./words-in";

const rules = new NegexRules();
const toTheEnd = new NegexRules({ maxScope: Infinity });

describe("NegexRules", () => {
  it.each([
    ["Patient denies chest pain.", "chest pain", true],
    ["Patient has chest pain.", "chest pain", false],
    ["No cough, wheezing or sputum.", "sputum", true],
    ["Edema is absent.", "edema", true],
    ["Pneumonia was ruled out.", "pneumonia", true],
    ["The MURMUR is not seen today.", "murmur", true],
  ])("reads %s: %s is negated: %s", (sentence, concept, expected) => {
    expect(rules.isNegated(sentence, concept)).toBe(expected);
  });

  it("denies after a 'before' cue and before an 'after' cue, not the other way", () => {
    expect(rules.isNegated("Cough, no fever.", "cough")).toBe(false);
    expect(rules.isNegated("Edema is absent, cough.", "cough")).toBe(false);
  });

  it("stops at what ends a scope", () => {
    const sentence = "Denies fever but reports cough.";
    expect(rules.isNegated(sentence, "fever")).toBe(true);
    expect(rules.isNegated(sentence, "cough")).toBe(false);
    expect(rules.isNegated("Cough although edema unlikely.", "cough")).toBe(
      false,
    );
  });

  it("takes a pseudo-negation for none, but not the words around it", () => {
    expect(rules.isNegated("No change in the edema.", "edema")).toBe(false);
    expect(rules.isNegated("Cannot rule out pneumonia.", "pneumonia")).toBe(
      false,
    );
    const sentence = "No increase of edema, no cough.";
    expect(rules.isNegated(sentence, "edema")).toBe(false);
    expect(rules.isNegated(sentence, "cough")).toBe(true);
  });

  it("prefers the longest cue at a word", () => {
    expect(rules.findCues(wordsIn("edema was ruled out yesterday"))).toEqual([
      { kind: "after", start: 1, end: 4 },
    ]);
    expect(rules.findCues(wordsIn("ruled out edema"))).toEqual([
      { kind: "before", start: 0, end: 2 },
    ]);
    expect(rules.isNegated("Edema not seen, cough.", "cough")).toBe(false);
  });

  it("reads 'was negative for' forwards, and 'was negative' backwards", () => {
    const found = "Ultrasound of the leg was negative for edema.";
    expect(rules.isNegated(found, "edema")).toBe(true);
    expect(rules.isNegated(found, "leg")).toBe(false);
    expect(rules.isNegated("Murphy sign was negative.", "murphy sign")).toBe(
      true,
    );
  });

  it("asks for one place where it is told which", () => {
    const words = wordsIn("Cough last week, today no cough");
    expect(rules.isNegatedAt(words, { start: 0, end: 1 })).toBe(false);
    expect(rules.isNegatedAt(words, { start: 5, end: 6 })).toBe(true);
  });

  it("reaches over five words and no more, unless told", () => {
    const five = "no a b c d e edema";
    const six = "no a b c d e f edema";
    expect(rules.isNegated(five, "edema")).toBe(true);
    expect(rules.isNegated(six, "edema")).toBe(false);
    expect(toTheEnd.isNegated(six, "edema")).toBe(true);
    expect(rules.isNegated("edema a b c d e unlikely", "edema")).toBe(true);
    expect(rules.isNegated("edema a b c d e f unlikely", "edema")).toBe(false);
    expect(new NegexRules({ maxScope: 0 }).isNegated("no edema", "edema")).toBe(
      true,
    );
  });

  it("counts from the concept's first word, and knows an 'end' inside of it", () => {
    expect(rules.isNegated("no a b c d e chest pain", "chest pain")).toBe(true);
    expect(toTheEnd.isNegated("no pain due to edema", "pain due to")).toBe(
      true,
    );
  });

  it("is true when one of several places is negated, false without a place", () => {
    const sentence = "Cough last week; today no cough.";
    expect(rules.isNegated(sentence, "cough")).toBe(true);
    expect(rules.isNegated("No cough.", "edema")).toBe(false);
    expect(rules.isNegated("No cough.", "")).toBe(false);
    expect(rules.isNegated("No coughing.", "cough")).toBe(false);
  });

  it("takes other cues", () => {
    const german = new NegexRules({
      cues: { before: ["kein"], after: [], pseudo: [], end: ["aber"] },
    });
    expect(german.isNegated("Kein Husten, aber Fieber", "Husten")).toBe(true);
    expect(german.isNegated("Kein Husten, aber Fieber", "Fieber")).toBe(false);
  });

  it("refuses a scope that is none", () => {
    expect(() => new NegexRules({ maxScope: -1 })).toThrow(
      "NegexRules: expected maxScope to be a whole number of at least 0, or Infinity, got -1. The paper has 5.",
    );
    expect(() => new NegexRules({ maxScope: 1.5 })).toThrow("got 1.5");
  });
});

describe("negexCues", () => {
  it("has each cue once, as the rules read it", () => {
    const all = Object.values(negexCues).flat();
    expect(new Set(all).size).toBe(all.length);
    for (const cue of all) expect(wordsIn(cue).join(" ")).toBe(cue);
  });
});
