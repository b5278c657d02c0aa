import { describe, expect, it } from "vitest";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { sentenceAsNote } from "./sentence-as-note";

const spelled = (tokenIds: readonly number[]): string =>
  clinicalVocabulary.decode(tokenIds.filter((id) => id !== 0)).join(" ");

const sentence = "The patient denies any severe CHEST PAIN, but has a cough.";

describe("sentenceAsNote", () => {
  it("marks words that are not known, or leaves them out", () => {
    const given = { sentence, concept: "chest pain" };
    const marked = sentenceAsNote(given, { unknown: "<UNK>" });
    expect(marked).toHaveLength(64);
    expect(spelled(marked)).toBe(
      "<CLS> the patient denies <UNK> severe chest pain <UNK> has <UNK> cough",
    );
    const shorter = sentenceAsNote(given, { unknown: "left out" });
    expect(shorter).toHaveLength(64);
    expect(spelled(shorter)).toBe(
      "<CLS> the patient denies severe chest pain has cough",
    );
  });

  it("cuts a long sentence around its concept", () => {
    const cut = (concept: string, maxLen: number) =>
      spelled(
        sentenceAsNote({ sentence, concept }, { unknown: "left out", maxLen }),
      );
    expect(cut("chest pain", 5)).toBe("<CLS> severe chest pain has");
    expect(cut("cough", 5)).toBe("<CLS> chest pain has cough");
    expect(cut("the", 5)).toBe("<CLS> the patient denies severe");
    expect(cut("edema", 5)).toBe("<CLS> the patient denies severe");
    expect(cut("chest pain", 9)).toBe(
      "<CLS> the patient denies severe chest pain has cough",
    );
    expect(cut("cough", 1)).toBe("<CLS>");
  });

  it("refuses a length that is none", () => {
    expect(() =>
      sentenceAsNote(
        { sentence, concept: "" },
        { unknown: "<UNK>", maxLen: 0 },
      ),
    ).toThrow("sentenceAsNote: expected maxLen to be a whole number");
  });
});
