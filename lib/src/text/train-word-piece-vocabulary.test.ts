import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { BertTokenizer } from "./bert-tokenizer";
import {
  trainWordPieceVocabulary,
  type WordPieceTrainerOptions,
} from "./train-word-piece-vocabulary";

/** "low" 5 times, "lower" 2, "newest" 6 and "widest" 3. */
const texts = [
  "low low low low low",
  "Lower lower",
  "newest newest newest newest newest newest",
  "widest widest widest",
];

function train(
  options: Partial<WordPieceTrainerOptions> = {},
  of: readonly string[] = texts,
): string[] {
  const vocabulary = trainWordPieceVocabulary(of, {
    vocabSize: 100,
    ...options,
  });
  return Array.from({ length: vocabulary.size }, (_, id) =>
    vocabulary.pieceOf(id),
  );
}

const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
const alphabet = [
  ...["d", "e", "i", "l", "n", "o", "r", "s", "t", "w"],
  ...["##d", "##e", "##i", "##o", "##r", "##s", "##t", "##w"],
];
/** By hand. Of pairs 9, 7, 6, 3 or 2 times there are several: the lowest ids. */
const merges = [
  ...["##es", "##est", "lo", "low", "ne", "##west", "newest"],
  ...["wi", "##dest", "widest", "##er", "lower"],
];

describe("trainWordPieceVocabulary", () => {
  it("joins what stands side by side most often", () => {
    expect(train()).toEqual([...special, ...alphabet, ...merges]);
  });

  it("does not depend on the order of the texts", () => {
    const turned = [...texts].reverse();
    expect(train({}, turned)).toEqual(train());
  });

  it("stops at vocabSize", () => {
    expect(train({ vocabSize: 27 })).toEqual([
      ...special,
      ...alphabet,
      ...merges.slice(0, 4),
    ]);
  });

  it("leaves pairs apart that are rarer than minFrequency", () => {
    expect(train({ minFrequency: 3 })).toEqual([
      ...special,
      ...alphabet,
      ...merges.slice(0, 10),
    ]);
    expect(train({ minFrequency: 10 })).toEqual([...special, ...alphabet]);
  });

  it("counts a piece once that two pairs become", () => {
    const pieces = train({ minFrequency: 1 }, ["aaab aab"]);
    expect(pieces).toEqual([...new Set(pieces)]);
    expect(pieces).toContain("aaab");
  });

  it("never joins over the end of a word, or punctuation", () => {
    const pieces = train({ minFrequency: 1 }, ["a-b a-b x"]);
    expect(pieces).toEqual([...special, "-", "a", "b", "x"]);
  });

  it("has pieces for every word of an initial alphabet", () => {
    const initialAlphabet = "0123456789abcdefghijklmnopqrstuvwxyz%";
    const vocabulary = trainWordPieceVocabulary(texts, {
      vocabSize: 100,
      initialAlphabet,
    });
    expect(vocabulary.idOf("##%")).toBeUndefined();
    const tokenizer = new BertTokenizer({ vocabulary });
    expect(tokenizer.tokenize("Newest z9 98%")).toEqual([
      ...["newest", "z", "##9", "9", "##8", "%"],
    ]);
  });

  it("keeps capitals when told to", () => {
    expect(train({ doLowerCase: false })).toContain("L");
    expect(train()).not.toContain("L");
  });

  it("refuses sizes that cannot be", () => {
    expect(() => train({ vocabSize: 22 })).toThrow(DataError);
    expect(() => train({ vocabSize: 22 })).toThrow(
      "trainWordPieceVocabulary: expected a vocabSize of at least 23, got 22. The special tokens and every character are pieces already.",
    );
    expect(() => train({ minFrequency: 0 })).toThrow(
      "expected minFrequency to be a whole number of at least 1, got 0",
    );
  });
});
