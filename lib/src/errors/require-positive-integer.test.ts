import { describe, expect, it } from "vitest";
import { requirePositiveInteger } from "./require-positive-integer";

describe("requirePositiveInteger", () => {
  it.each([1, 2, 64])("accepts %d", (value) => {
    expect(() => requirePositiveInteger("f", "maxLen", value)).not.toThrow();
  });

  it.each([0, -1, 1.5, NaN, Infinity])("refuses %d", (value) => {
    expect(() => requirePositiveInteger("f", "maxLen", value)).toThrow(
      `f: expected maxLen to be a whole number of at least 1, got ${value}. Pass maxLen as a positive integer.`,
    );
  });
});
