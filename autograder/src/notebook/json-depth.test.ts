import { describe, expect, it } from "vitest";
import { jsonDepth } from "./json-depth";

describe("jsonDepth", () => {
  it.each([
    ["1", 0],
    ["[]", 1],
    ['{"a": [{}, []]}', 3],
    ["[[],[[]]]", 3],
    ['["[[[[", "{{{"]', 1],
    ['["a\\"[[", {}]', 2],
    ['["a\\\\", [[]]]', 3],
  ])("counts %s as %i", (text, depth) => {
    expect(jsonDepth(text, 64)).toBe(depth);
  });

  it("stops one level beyond the limit", () => {
    expect(jsonDepth("[".repeat(1_000_000), 64)).toBe(65);
  });
});
