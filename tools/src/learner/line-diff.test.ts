import { describe, expect, it } from "vitest";
import { diffText } from "./line-diff";

describe("diffText", () => {
  it("keeps what is common, and puts yours before the solution's", () => {
    expect(diffText("a\nb\nc\nd", "a\nx\nc\ny\nd", false)).toBe("  a\n- b\n+ x\n  c\n+ y\n  d");
  });

  it.each([
    ["equal texts", "a\nb", "a\nb", "  a\n  b"],
    ["more of yours", "a\nb\nc", "a", "  a\n- b\n- c"],
    ["more of the solution", "a", "a\nb\nc", "  a\n+ b\n+ c"],
    ["nothing common", "a\nb", "c", "- a\n- b\n+ c"],
    ["empty lines", "a\n\nb", "a\n\n\nb", "  a\n\n+\n  b"],
  ])("compares %s", (_, yours, solution, text) => {
    expect(diffText(yours, solution, false)).toBe(text);
  });

  it("colours what differs, for a terminal", () => {
    expect(diffText("a\nb", "a\nc", true)).toBe(
      "  a\n\u001b[31m- b\u001b[0m\n\u001b[32m+ c\u001b[0m",
    );
  });
});
