import { describe, expect, it } from "vitest";
import { VocabularyError } from "../errors/vocabulary-error";
import { WordPieceVocabulary } from "./word-piece-vocabulary";
import { wordPieces } from "./word-pieces";

const vocabulary = new WordPieceVocabulary(
  "[UNK] un ##aff ##able ##a una ##ff a ##😀".split(" "),
);

const cut = (word: string, maxInputCharsPerWord = 11): string[] =>
  wordPieces([...word], vocabulary, {
    unkToken: "[UNK]",
    maxInputCharsPerWord,
  }).map(({ id, from, to }) => `${vocabulary.pieceOf(id)} ${from}-${to}`);

describe("wordPieces", () => {
  it("takes the longest piece first, also where a shorter one goes further", () => {
    expect(cut("unaffable")).toEqual(["una 0-3", "##ff 3-5", "##able 5-9"]);
    expect(cut("aaffa")).toEqual(["a 0-1", "##aff 1-4", "##a 4-5"]);
  });

  it("counts code points, not UTF-16 units", () => {
    expect(cut("a😀a")).toEqual(["a 0-1", "##😀 1-2", "##a 2-3"]);
    expect(cut(`a${"😀".repeat(10)}`)).toHaveLength(11);
    expect(cut(`a${"😀".repeat(11)}`)).toEqual(["[UNK] 0-12"]);
  });

  it("makes one unknown piece of a word that does not come out", () => {
    expect(cut("unaffablex")).toEqual(["[UNK] 0-10"]);
    expect(cut("xuna")).toEqual(["[UNK] 0-4"]);
    // What only goes on cannot begin.
    expect(cut("ff")).toEqual(["[UNK] 0-2"]);
  });

  it("needs the unknown piece in the vocabulary", () => {
    const options = { unkToken: "[unknown]", maxInputCharsPerWord: 3 };
    expect(() => wordPieces(["a"], vocabulary, options)).toThrow(
      VocabularyError,
    );
    expect(() => wordPieces(["a"], vocabulary, options)).toThrow(
      "WordPieceVocabulary: expected the piece [unknown], got 9 others.",
    );
  });
});
