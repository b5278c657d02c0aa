import { describe, expect, it } from "vitest";
import { bertUncased } from "../../tests/bert-vocabulary";
import { pickOne, randomInteger } from "../random/draws";
import { seededRandom } from "../random/seeded-random";
import { basicWords } from "./basic-words";
import { BertTokenizer } from "./bert-tokenizer";
import { WordPieceVocabulary } from "./word-piece-vocabulary";

const tokenizer = bertUncased();
const small = "[PAD] [UNK] [CLS] [SEP] no ##ne . fever".split(" ");

const smallTokenizer = () =>
  new BertTokenizer({ vocabulary: new WordPieceVocabulary(small) });

/** A piece as its place in the text gives it. */
const normalised = (text: string): string =>
  basicWords(text)
    .flat()
    .map(({ character }) => character)
    .join("");

describe("BertTokenizer", () => {
  it("says of each piece what and where it is", () => {
    expect(smallTokenizer().encode("None, NO fever.")).toEqual({
      inputIds: [2, 4, 5, 1, 4, 7, 6, 3],
      attentionMask: [1, 1, 1, 1, 1, 1, 1, 1],
      tokenTypeIds: [0, 0, 0, 0, 0, 0, 0, 0],
      tokens: ["[CLS]", "no", "##ne", "[UNK]", "no", "fever", ".", "[SEP]"],
      offsets: [
        [0, 0],
        [0, 2],
        [2, 4],
        [4, 5],
        [6, 8],
        [9, 14],
        [14, 15],
        [0, 0],
      ],
      wordIds: [null, 0, 0, 1, 2, 3, 4, null],
      specialTokensMask: [1, 0, 0, 0, 0, 0, 0, 1],
      numTruncatedTokens: 0,
    });
  });

  it("numbers given words, and counts offsets within each", () => {
    const { tokens, wordIds, offsets } = smallTokenizer().encode(
      ["None", "fever.", "\u200b", "no"],
      { addSpecialTokens: false },
    );
    expect(tokens).toEqual(["no", "##ne", "fever", ".", "no"]);
    expect(wordIds).toEqual([0, 0, 1, 1, 3]);
    expect(offsets).toEqual([
      [0, 2],
      [2, 4],
      [0, 5],
      [5, 6],
      [0, 2],
    ]);
  });

  it("cuts to maxLength, with [SEP] at the end, and says how much is gone", () => {
    const encoding = smallTokenizer().encode("none fever no.", {
      maxLength: 4,
    });
    expect(encoding.tokens).toEqual(["[CLS]", "no", "##ne", "[SEP]"]);
    expect(encoding.numTruncatedTokens).toBe(3);
    const all = smallTokenizer().encode("none fever no.", { maxLength: 7 });
    expect(all.numTruncatedTokens).toBe(0);
  });

  it("reads a written token as the token, or as text", () => {
    expect(tokenizer.encode("no [MASK]x").inputIds).toEqual([
      101, 2053, 103, 1060, 102,
    ]);
    expect(
      tokenizer.encode("no [MASK]x", { splitSpecialTokens: true }).tokens,
    ).toEqual(["[CLS]", "no", "[", "mask", "]", "x", "[SEP]"]);
    // A vocabulary without it has only text there.
    expect(smallTokenizer().tokenize("[MASK]")).toEqual([
      "[UNK]",
      "[UNK]",
      "[UNK]",
    ]);
  });

  it("has only added tokens for a text without words", () => {
    for (const text of ["", " \n", "\u200b\ud800"]) {
      expect(tokenizer.encode(text).inputIds).toEqual([101, 102]);
      expect(tokenizer.tokenize(text)).toEqual([]);
    }
    expect(tokenizer.encode([]).inputIds).toEqual([101, 102]);
  });

  it("gives places whose text normalises to the piece", () => {
    const random = seededRandom(5);
    const parts = ["Dyspnea ", "µg", "É", "中", "\u{20000}", "- ", "x\u00ad"];
    parts.push("tropo", "\ud83d", "nin ", ".", "\u{1f600}", "İ", "\n");
    for (let run = 0; run < 300; run++) {
      const length = randomInteger(random, 0, 13);
      const text = Array.from({ length }, () => pickOne(random, parts)).join(
        "",
      );
      const options = { addSpecialTokens: false };
      const { tokens, offsets } = tokenizer.encode(text, options);
      let reached = 0;
      tokens.forEach((token, i) => {
        const [start, end] = offsets[i] ?? [0, 0];
        expect(start).toBeGreaterThanOrEqual(reached);
        reached = end;
        if (token === "[UNK]") return;
        const piece = token.replace(/^##/, "");
        expect(normalised(text.slice(start, end))).toBe(piece);
      });
    }
  });

  it("reads 10,000 words", () => {
    const text = "hydrochlorothiazide ".repeat(10_000);
    const { inputIds, offsets } = tokenizer.encode(text);
    expect(inputIds).toHaveLength(2 + 7 * 10_000);
    expect(offsets.at(-2)).toEqual([199_997, 199_999]);
  });

  it("refuses room for nothing, and a vocabulary without special tokens", () => {
    expect(() => tokenizer.encode("secret", { maxLength: 2 })).toThrow(
      "BertTokenizer.encode: expected maxLength to leave room for at least one piece, got 2. [CLS] and [SEP] count too: 3 is the least with them.",
    );
    expect(() => tokenizer.encode("secret", { maxLength: 7.5 })).toThrow(
      "got 7.5.",
    );
    const vocabulary = new WordPieceVocabulary(small.slice(0, 3));
    expect(() => new BertTokenizer({ vocabulary })).toThrow(
      "WordPieceVocabulary: expected the piece [SEP], got 3 others. Is the file BERT's vocabulary, whole?",
    );
    expect(
      () => new BertTokenizer({ vocabulary, maxInputCharsPerWord: 0 }),
    ).toThrow("maxInputCharsPerWord to be a whole number of at least 1");
  });

  it("reads tokens of a model's own as they are written", () => {
    const vocabulary = new WordPieceVocabulary([...small, "[NAME]", "[N"]);
    const own = new BertTokenizer({
      vocabulary,
      additionalSpecialTokens: ["[N", "[NAME]"],
    });
    expect(own.tokenize("no[NAME] [N")).toEqual(["no", "[NAME]", "[N"]);
  });
});
