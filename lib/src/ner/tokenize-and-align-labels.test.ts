import { describe, expect, it } from "vitest";
import { DataError } from "../errors/data-error";
import { VocabularyError } from "../errors/vocabulary-error";
import { ignoredLabel } from "../functional/token-classification-loss";
import { BertTokenizer } from "../text/bert-tokenizer";
import { WordPieceVocabulary } from "../text/word-piece-vocabulary";
import { tokenizeAndAlignLabels } from "./tokenize-and-align-labels";

const pieces = "[PAD] [UNK] [CLS] [SEP] no fever asp ##ir ##in for [ ] mask";
const tokenizer = new BertTokenizer({
  vocabulary: new WordPieceVocabulary(pieces.split(" ")),
});
const labels = ["O", "B-DIAG", "I-DIAG", "B-MED"];
const drug = {
  tokens: ["aspirin", "for", "fever"],
  tags: ["B-MED", "O", "B-DIAG"],
};
const short = { tokens: ["no", "fever"], tags: ["O", "B-DIAG"] };
const align = (more: object = {}) =>
  tokenizeAndAlignLabels({
    sentences: [drug, short],
    labels,
    tokenizer,
    ...more,
  });
const none = ignoredLabel;

describe("tokenizeAndAlignLabels", () => {
  it("gives each word's first piece its tag, and all else none", () => {
    // [CLS] asp ##ir ##in for fever [SEP]; [CLS] no fever [SEP] and padding
    expect(align()).toEqual({
      inputIds: [
        [2, 6, 7, 8, 9, 5, 3],
        [2, 4, 5, 3, 0, 0, 0],
      ],
      attentionMask: [
        [1, 1, 1, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 0, 0],
      ],
      labels: [
        [none, 3, none, none, 0, 1, none],
        [none, 0, 1, none, none, none, none],
      ],
      wordIds: [
        [null, 0, 0, 0, 1, 2, null],
        [null, 0, 1, null, null, null, null],
      ],
      numTruncatedTokens: [0, 0],
    });
  });

  it("has as many labels as words that are left", () => {
    const cut = align({ maxLength: 5 });
    expect(cut.labels[0]).toEqual([none, 3, none, none, none]);
    expect(cut.numTruncatedTokens).toEqual([2, 0]);
    const inside = align({ maxLength: 4 });
    expect(inside.labels[0]).toEqual([none, 3, none, none]);
    const padded = align({ maxLength: 11, padding: "maxLength" });
    expect(padded.labels.map((row) => row.length)).toEqual([11, 11]);
    expect(padded.labels[0]?.filter((label) => label !== none)).toEqual([
      3, 0, 1,
    ]);
  });

  it("keeps neighbours apart that are the same word", () => {
    const sentences = [{ tokens: ["fever", "fever"], tags: ["B-DIAG", "O"] }];
    expect(align({ sentences }).labels).toEqual([[none, 1, 0, none]]);
  });

  it("passes over a word of which nothing is left", () => {
    const sentences = [{ tokens: ["\u200b", "fever"], tags: ["O", "B-DIAG"] }];
    expect(align({ sentences }).labels).toEqual([[none, 1, none]]);
    expect(align({ sentences }).wordIds).toEqual([[null, 1, null]]);
  });

  it("reads a special token that somebody wrote as text", () => {
    const sentences = [{ tokens: ["[mask]", "[SEP]"], tags: ["O", "O"] }];
    expect(align({ sentences }).inputIds).toEqual([
      [2, 10, 12, 11, 10, 1, 11, 3],
    ]);
    expect(align({ sentences }).labels).toEqual([
      [none, 0, none, none, 0, none, none, none],
    ]);
  });

  it("refuses what does not fit, and quotes no words", () => {
    const tooFew = [short, { tokens: ["no", "fever"], tags: ["O"] }];
    expect(() => align({ sentences: tooFew })).toThrow(
      "tokenizeAndAlignLabels, sentence 1: expected a tag for each word, got 2 words and 1 tags.",
    );
    const strange = [{ tokens: ["no"], tags: ["B-PROC"] }];
    expect(() => align({ sentences: strange })).toThrow(VocabularyError);
    expect(() => align({ sentences: [] })).toThrow(DataError);
    expect(() => align({ maxLength: 2 })).toThrow(DataError);
  });
});
