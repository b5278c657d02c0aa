import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { BertTokenizer } from "./bert-tokenizer";
import { WordPieceVocabulary } from "./word-piece-vocabulary";

const vocabulary = new WordPieceVocabulary(
  "[UNK] [CLS] [SEP] [PAD] no fever".split(" "),
);
const tokenizer = new BertTokenizer({ vocabulary });
const texts = ["fever", "", "no fever no"];

describe("encodeBatch", () => {
  it("pads to the longest", () => {
    const batch = tokenizer.encodeBatch(texts);
    expect(batch.inputIds).toEqual([
      [1, 5, 2, 3, 3],
      [1, 2, 3, 3, 3],
      [1, 4, 5, 4, 2],
    ]);
    expect(batch.attentionMask).toEqual([
      [1, 1, 1, 0, 0],
      [1, 1, 0, 0, 0],
      [1, 1, 1, 1, 1],
    ]);
    expect(batch.tokenTypeIds).toEqual([
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 0],
    ]);
    expect(batch.wordIds[0]).toEqual([null, 0, null, null, null]);
    expect(batch.offsets[0]?.slice(1)).toEqual([
      [0, 5],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(batch.specialTokensMask[0]).toEqual([1, 0, 1, 1, 1]);
    expect(batch.tokens[1]?.at(-1)).toBe("[PAD]");
  });

  it("pads to a fixed length, and cuts what is longer", () => {
    const batch = tokenizer.encodeBatch(texts, {
      padding: "maxLength",
      maxLength: 4,
    });
    expect(batch.inputIds).toEqual([
      [1, 5, 2, 3],
      [1, 2, 3, 3],
      [1, 4, 5, 2],
    ]);
    expect(batch.numTruncatedTokens).toEqual([0, 0, 1]);
  });

  it("takes lists of words", () => {
    const batch = tokenizer.encodeBatch([["no", "fever"], ["fever"]]);
    expect(batch.wordIds).toEqual([
      [null, 0, 1, null],
      [null, 0, null, null],
    ]);
  });

  it("refuses a batch of nothing, and a fixed length without a length", () => {
    expect(() => tokenizer.encodeBatch([])).toThrow(DataError);
    expect(() => tokenizer.encodeBatch([])).toThrow(
      "padEncodings: expected at least one text, got none.",
    );
    expect(() =>
      tokenizer.encodeBatch(texts, { padding: "maxLength" }),
    ).toThrow("got none, and 3 tokens in text 0.");
  });
});
