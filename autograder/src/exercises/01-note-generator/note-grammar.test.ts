import { clinicalVocabulary } from "@attending/lib";
import { describe, expect, it } from "vitest";
import { isBinding, parseNote } from "./note-grammar";

const note = (words: string, maxLen = 24): number[] => {
  const ids = clinicalVocabulary.encode(words.split(" ")).slice(0, maxLen);
  return [...ids, ...Array.from({ length: maxLen - ids.length }, () => 0)];
};

describe("parseNote", () => {
  it("reads segments, their negation and their lengths", () => {
    const parsed = parseNote(
      note("<CLS> no the and kidney renal urine is patient with of the heart chest pain ecg was"),
    );
    expect(parsed.faults).toEqual([]);
    expect(parsed.segments).toMatchObject([
      { diagnosis: 2, isNegated: true, numContext: 2, numTrailing: null },
      { diagnosis: 0, isNegated: false, numContext: null, numTrailing: 1 },
    ]);
    expect(parsed.segments.map(({ terms }) => terms.length)).toEqual([3, 4]);
  });

  it("tells trailing from context where a negation stands between", () => {
    const { segments } = parseNote(
      note("<CLS> the and cough lung lung is was denies of with has sugar insulin sugar up"),
    );
    expect(segments).toMatchObject([
      { diagnosis: 1, isNegated: false, numContext: 2, numTrailing: 2 },
      { diagnosis: 3, isNegated: true, numContext: 3, numTrailing: 1 },
    ]);
  });

  it.each([
    ["cls", "the and cough lung lung is"],
    ["padding", "<CLS> the <PAD> and cough lung lung is"],
    ["foreign", "<CLS> the and cough lung lung is <UNK>"],
    ["empty", "<CLS> the and"],
    ["cues", "<CLS> no not the and cough lung lung is"],
    ["cuePlace", "<CLS> the and no cough lung lung is"],
    ["cuePlace", "<CLS> the and cough lung lung no is"],
    ["context", "<CLS> the cough lung lung is"],
    ["context", "<CLS> the of and is was cough lung lung is"],
    ["terms", "<CLS> the and cough lung is"],
    ["terms", "<CLS> the and cough lung cough lung cough lung cough is"],
    ["trailing", "<CLS> the and cough lung lung"],
    ["trailing", "<CLS> the and cough lung lung is is is is"],
    ["repeat", "<CLS> the and cough lung lung is is is lung cough cough was"],
  ])("finds %s in: %s", (fault, words) => {
    expect(parseNote(note(words)).faults).toContain(fault);
  });

  it.each([4, 5, 6, 7, 8, 9, 10, 11, 12, 13])("reads a right note that is cut at %i", (length) => {
    const words =
      "<CLS> no the and kidney renal urine is patient no of the heart chest pain ecg was";
    const parsed = parseNote(note(words, length));
    expect(parsed.faults).toEqual([]);
    expect(isBinding(parsed)).toBe(true);
    for (const segment of parsed.segments) expect(segment.isNegated).toBe(true);
  });

  it("does not read labels off a note whose negation is misplaced", () => {
    expect(isBinding(parseNote(note("<CLS> the and no cough lung lung is")))).toBe(false);
    expect(isBinding(parseNote(note("the and cough lung lung is")))).toBe(true);
  });
});
