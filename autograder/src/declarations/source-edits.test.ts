import { describe, expect, it } from "vitest";
import { applyEdits } from "./source-edits";

describe("applyEdits", () => {
  it("puts each edit in the place that it names, in whatever order they come", () => {
    const edits = [
      { replace: "three", with: "one" },
      { replace: "one", with: "$&three" },
    ];
    expect(applyEdits("one two three", edits)).toBe("$&three two one");
  });

  it("names a piece that is absent", () => {
    expect(() => applyEdits("a + b", [{ replace: "a * b", with: "" }])).toThrow(
      'applyEdits: expected "a * b" exactly once in the declaration, got it 0 times. ' +
        "The reference has changed: write the edit anew.",
    );
  });

  it("names a piece that stands there twice", () => {
    expect(() => applyEdits("a + a", [{ replace: "a", with: "b" }])).toThrow(
      'expected "a" exactly once in the declaration, got it 2 times. Take a longer piece.',
    );
  });

  it("refuses edits that overlap", () => {
    const edits = [
      { replace: "a + b", with: "" },
      { replace: "b + c", with: "" },
    ];
    expect(() => applyEdits("a + b + c", edits)).toThrow('got "b + c" inside another');
  });
});
