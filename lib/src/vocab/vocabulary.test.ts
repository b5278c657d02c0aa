import { describe, expect, it } from "vitest";
import { VocabularyError } from "../errors/vocabulary-error";
import { Vocabulary } from "./vocabulary";

const vocabulary = new Vocabulary(["cough", "fever"]);

describe("Vocabulary", () => {
  it("puts padding, unknown and the start of a note first", () => {
    expect(vocabulary.tokens).toEqual([
      "<PAD>",
      "<UNK>",
      "<CLS>",
      "cough",
      "fever",
    ]);
    expect(vocabulary.size).toBe(5);
    expect([vocabulary.padId, vocabulary.unknownId, vocabulary.clsId]).toEqual([
      0, 1, 2,
    ]);
  });

  it("encodes words, and unknown ones as <UNK>", () => {
    expect(vocabulary.encode(["<CLS>", "fever", "rash", "cough"])).toEqual([
      2, 4, 1, 3,
    ]);
    expect(vocabulary.has("rash")).toBe(false);
    // A name that every object has is no word of the vocabulary.
    expect(vocabulary.idOf("constructor")).toBe(1);
  });

  it("decodes what it encoded", () => {
    expect(vocabulary.decode(vocabulary.encode(vocabulary.tokens))).toEqual(
      vocabulary.tokens,
    );
    expect(vocabulary.decode([])).toEqual([]);
  });

  it.each([5, -1, 1.5, NaN])("refuses the id %d", (id) => {
    expect(() => vocabulary.decode([0, id])).toThrow(VocabularyError);
    expect(() => vocabulary.decode([0, id])).toThrow(
      `Vocabulary: expected a token id from 0 to 4, got ${id}. Was the id made with another vocabulary?`,
    );
  });

  it("refuses a token that occurs twice", () => {
    expect(() => new Vocabulary(["cough", "cough"])).toThrow(
      'Vocabulary: expected distinct tokens, got "cough" more than once. Remove the repetition: a token has one id.',
    );
    expect(() => new Vocabulary(["<PAD>"])).toThrow(VocabularyError);
  });
});
