import { describe, expect, it } from "vitest";
import { readCourse } from "./read-course";

const read = (...lines: string[]) => readCourse(lines.join("\n"), "course/07-x.md");
const texts = (...lines: string[]) =>
  read(...lines).map((block) => ("text" in block ? block.text : block.symbol));

describe("readCourse", () => {
  it("begins a cell at code, at headings 1 to 3, at a card and at a mark", () => {
    expect(
      texts(
        "a",
        "# b",
        "c",
        "#### d",
        "```typescript",
        "e();",
        "```",
        "f",
        "<!-- card 07.1 -->",
        "g",
        "<!-- cell -->",
        "h",
        "### i",
      ),
    ).toEqual(["a", "# b\nc\n#### d", "e();", "f", "<!-- card 07.1 -->\ng", "h", "### i"]);
  });

  it("says for whom a block is, until the next one", () => {
    const blocks = read(
      "<!-- cell student-only -->",
      "a",
      "<!-- cell solution-only -->",
      "b",
      "# c",
      "```typescript solution-only",
      "d",
      "```",
      "e",
    );
    expect(blocks.map(({ audience }) => audience)).toEqual([
      "student",
      "solution",
      "everyone",
      "solution",
      "everyone",
    ]);
  });

  it("leaves other fenced blocks in the prose, headings in them included", () => {
    expect(texts("a", "```python", "# not a heading", "```", "b")).toEqual([
      "a\n```python\n# not a heading\n```\nb",
    ]);
  });

  it("keeps a fence that is quoted in a longer one", () => {
    expect(texts("````", "```typescript", "x", "```", "````")).toEqual([
      "````\n```typescript\nx\n```\n````",
    ]);
  });

  it("reads where an exercise is lifted from", () => {
    const [block] = read('```typescript exercise="07.1" from="lib/src/a.ts#f"', "```");
    expect(block).toEqual({
      kind: "exercise",
      audience: "everyone",
      line: 1,
      exercise: "07.1",
      sourceFile: "lib/src/a.ts",
      symbol: "f",
    });
  });

  it("knows the line of every block", () => {
    const blocks = read("a", "", "```typescript", "b", "```", "", "c", "# d");
    expect(blocks.map(({ line }) => line)).toEqual([1, 3, 6, 8]);
  });

  it.each([
    [["a", "```typescript"], "course/07-x.md:2: a fenced block is never closed."],
    [
      ["```typescript mentor-only", "```"],
      "course/07-x.md:1: expected solution-only or student-only, got mentor-only.",
    ],
    [
      ["<!-- cell nobody -->"],
      "course/07-x.md:1: expected solution-only or student-only, got nobody.",
    ],
    [
      ['```typescript exercise="07.1"', "```"],
      'course/07-x.md:1: an exercise needs from="path#symbol".',
    ],
    [['```typescript from="a#b"', "```"], 'course/07-x.md:1: from= needs exercise="…".'],
    [
      ['```typescript exercise="07.1" from="a#b"', "code();", "```"],
      "course/07-x.md:1: exercise 07.1 is lifted: its block must be empty.",
    ],
    [
      ['```typescript form="a#b"', "```"],
      "course/07-x.md:1: expected exercise= or from=, got form=.",
    ],
    [
      ['```typescript exercise="07.1', "```"],
      'course/07-x.md:1: cannot read the info string "typescript exercise="07.1".',
    ],
  ])("refuses %j", (lines, message) => {
    expect(() => read(...lines)).toThrow(message);
  });
});
