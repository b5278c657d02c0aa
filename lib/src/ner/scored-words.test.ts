import { describe, expect, it } from "vitest";
import { scoredWords } from "./scored-words";

const labels = ["O", "B-A", "I-A"];
const sentence = { tokens: ["x", "y", "z"], tags: ["B-A", "I-A", "O"] };

describe("scoredWords", () => {
  it("goes through all words that were read", () => {
    const logits = [[0, 3, 1], undefined, [1, 1, 0]].map(
      (row) => row && Float32Array.from(row),
    );
    const short = { tokens: ["x"], tags: ["I-A"] };
    const words = scoredWords(
      [sentence, short],
      [logits, [Float32Array.of(0, 0, 5)]],
      labels,
    );
    expect(words).toEqual([
      { logits: Float32Array.of(0, 3, 1), label: 1, predicted: 1 },
      // Of equal logits the first.
      { logits: Float32Array.of(1, 1, 0), label: 0, predicted: 0 },
      { logits: Float32Array.of(0, 0, 5), label: 2, predicted: 2 },
    ]);
  });

  it("refuses a tag that is no label", () => {
    expect(() => scoredWords([sentence], [], ["O", "B-A"])).toThrow(
      "scoredWords, sentence 0: expected tags out of O, B-A",
    );
  });
});
