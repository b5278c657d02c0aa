import { describe, expect, it } from "vitest";
import { DataError } from "../../errors/data-error";
import { requireSpan } from "./require-span";

const asked = (start: number, end: number, numWords: number) => () =>
  requireSpan("here", { start, end }, numWords);

describe("requireSpan", () => {
  it.each([
    [0, 1, 1],
    [0, 7, 7],
    [6, 7, 7],
  ])("takes words %d to %d of %d", (start, end, numWords) => {
    expect(asked(start, end, numWords)).not.toThrow();
  });

  it.each([
    [-1, 1, 7],
    [0, 8, 7],
    [7, 8, 7],
    [3, 3, 7],
    [4, 3, 7],
    [0.5, 1, 7],
    [0, Number.NaN, 7],
    [0, 1, 0],
  ])("refuses words %d to %d of %d", (start, end, numWords) => {
    expect(asked(start, end, numWords)).toThrow(DataError);
    expect(asked(start, end, numWords)).toThrow(
      `here: expected entities of at least one of ${numWords} words, got words ${start} to before ${end}. Are the spans and the tokens of the same note?`,
    );
  });
});
