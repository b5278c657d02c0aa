import { describe, expect, it } from "vitest";
import { bertUncased } from "../../tests/bert-vocabulary";
import { encodeMentions } from "./encode-mentions";

const tokenizer = bertUncased();
const encode = (
  text: string,
  spans: readonly (readonly [number, number])[],
  maxLength?: number,
) =>
  encodeMentions("here", {
    tokens: text.split(" ").filter((word) => word !== ""),
    mentions: spans.map(([start, end]) => ({ start, end })),
    tokenizer,
    maxLength,
  });

describe("encodeMentions", () => {
  it("finds the pieces of each mention", () => {
    // [CLS] no ne ##ph ##rol ##ith ##ias ##is or chest pain . [SEP]
    const { inputIds, pieces } = encode("No nephrolithiasis or chest pain .", [
      [1, 2],
      [3, 5],
      [0, 6],
    ]);
    const [first = [], second = [], all = []] = pieces;
    expect(first[0]).toBe(2);
    expect(first.length).toBeGreaterThan(1);
    expect(second).toEqual([inputIds.length - 4, inputIds.length - 3]);
    expect(all).toHaveLength(inputIds.length - 2);
  });

  it("leaves a mention without pieces that was cut off, a half one its half", () => {
    const words = "No cough or chest pain";
    const spans = [
      [1, 2],
      [3, 5],
    ] as const;
    expect(encode(words, spans, 6).pieces).toEqual([[2], [4]]);
    expect(encode(words, spans, 5).pieces).toEqual([[2], []]);
  });

  it("takes what looks like a special token for text", () => {
    const { inputIds, pieces } = encode("[MASK] cough", [[0, 1]]);
    expect(inputIds).not.toContain(tokenizer.vocabulary.requireId("[MASK]"));
    expect(pieces[0]).toEqual([1, 2, 3]);
  });

  it("has [CLS] and [SEP] for no words, and pieces for signs", () => {
    expect(encode("", []).inputIds).toHaveLength(2);
    expect(encode(". ,", [[1, 2]]).pieces).toEqual([[2]]);
  });

  it("gives no pieces where the tokenizer leaves nothing of a word", () => {
    expect(encode("no \u0000 cough", [[1, 2]]).pieces).toEqual([[]]);
  });

  it("refuses a mention that is not in the sentence", () => {
    expect(() => encode("No SECRET", [[1, 3]])).toThrow(
      "here: expected entities of at least one of 2 words, got words 1 to before 3.",
    );
    expect(() => encode("", [[0, 1]])).toThrow("one of 0 words");
  });
});
