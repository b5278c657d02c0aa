import { describe, expect, it } from "vitest";
import { diffLines, diffText } from "./line-diff";

const marked = (yours: string, solution: string) => diffText(diffLines(yours, solution), false);

describe("diffLines", () => {
  it("keeps what is common, and puts yours before the solution's", () => {
    expect(marked("a\nb\nc\nd", "a\nx\nc\ny\nd")).toBe("  a\n- b\n+ x\n  c\n+ y\n  d");
  });

  it.each([
    ["equal texts", "a\nb", "a\nb", "  a\n  b"],
    ["more of yours", "a\nb\nc", "a", "  a\n- b\n- c"],
    ["more of the solution", "a", "a\nb\nc", "  a\n+ b\n+ c"],
    ["nothing common", "a\nb", "c", "- a\n- b\n+ c"],
    ["empty lines", "a\n\nb", "a\n\n\nb", "  a\n\n+\n  b"],
  ])("compares %s", (_, yours, solution, text) => expect(marked(yours, solution)).toBe(text));

  it("gives back both texts", () => {
    const [yours, solution] = ["b\na\nb\nc\na", "a\nc\nb\na\nb"];
    const lines = diffLines(yours, solution);
    const side = (other: string) =>
      lines.flatMap(({ where, text }) => (where === other ? [] : text)).join("\n");
    expect(side("solution")).toBe(yours);
    expect(side("yours")).toBe(solution);
  });
});

describe("diffText", () => {
  it("colours what differs, for a terminal", () => {
    const lines = diffLines("a\nb", "a\nc");
    expect(diffText(lines, true)).toBe("  a\n\u001b[31m- b\u001b[0m\n\u001b[32m+ c\u001b[0m");
  });
});
