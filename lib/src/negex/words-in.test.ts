import { describe, expect, it } from "vitest";
import { placesOf, wordsIn } from "./words-in";

describe("wordsIn", () => {
  it("takes letters and digits, in lower case, and keeps n't together", () => {
    expect(wordsIn("Doesn't report CHEST-pain, HbA1c 7.2%.")).toEqual(
      "doesn't report chest pain hba1c 7 2".split(" "),
    );
  });

  it("has no words in blanks and signs", () => {
    expect(wordsIn("  … ' — ")).toEqual([]);
  });
});

describe("placesOf", () => {
  it("finds each beginning, overlapping ones too", () => {
    const words = ["a", "a", "a", "b"];
    expect(placesOf(["a", "a"], words)).toEqual([0, 1]);
    expect(placesOf(["a", "b"], words)).toEqual([2]);
    expect(placesOf(["b", "a"], words)).toEqual([]);
  });

  it("finds nothing where nothing is looked for", () => {
    expect(placesOf([], ["a"])).toEqual([]);
  });
});
