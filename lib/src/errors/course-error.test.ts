import { describe, expect, it } from "vitest";
import { CourseError } from "./course-error";
import { DataError } from "./data-error";
import { ShapeError } from "./shape-error";
import { VocabularyError } from "./vocabulary-error";

const facts = {
  where: "attention",
  expected: "dModel divisible by numHeads",
  got: "10 and 3",
  fix: "Choose numHeads from 1, 2, 5, 10.",
};

describe("CourseError", () => {
  it("says where, what was expected, what came, and the likely fix", () => {
    expect(new CourseError(facts).message).toBe(
      "attention: expected dModel divisible by numHeads, got 10 and 3. Choose numHeads from 1, 2, 5, 10.",
    );
    expect(new CourseError(facts).facts).toEqual(facts);
  });

  it.each([
    [ShapeError, "ShapeError"],
    [VocabularyError, "VocabularyError"],
    [DataError, "DataError"],
  ])("is the base of every other error", (ErrorClass, name) => {
    const error = new ErrorClass(facts);
    expect(error).toBeInstanceOf(CourseError);
    expect(error.name).toBe(name);
    expect(String(error)).toMatch(new RegExp(`^${name}: attention: expected`));
  });
});
