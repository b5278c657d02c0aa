import { expect, it } from "vitest";
import { mergeWordPieces } from "./merge-word-pieces";

it("joins pieces to words, and adds up what they have", () => {
  const tokens = ["[CLS]", "dys", "##p", "##nea", "denied"];
  expect(mergeWordPieces(tokens, [1, 2, -0.5, 4, -3])).toEqual({
    words: ["[CLS]", "dyspnea", "denied"],
    scores: [1, 5.5, -3],
  });
});

it("leaves a piece alone that has nothing before it", () => {
  expect(mergeWordPieces(["##nea", "x"], [1, 2])).toEqual({
    words: ["##nea", "x"],
    scores: [1, 2],
  });
});
