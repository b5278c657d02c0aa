import { expect, it } from "vitest";
import { hostileResult } from "../fixtures/hostile";
import { anExercise, aResult, aSubmission } from "../fixtures/results";
import { quoted, sentence } from "./markdown";
import { renderSummary } from "./summary";

const wrong = anExercise({
  ...{
    points: 0,
    status: "wrong",
    mistake: { id: "m", says: "Draw from `random`, not `Math.random`." },
  },
});

it("says of one learner every exercise", () => {
  const late = { seconds: 60, penalty: 2, rule: "two points a day" };
  const submission = aSubmission({ exercises: [anExercise(), { ...wrong, id: "01.2" }], late });
  expect(renderSummary(aResult([submission])).split("\n")).toEqual([
    "# attending",
    "",
    "## 01-note-generator: 1 / 1 points",
    "",
    "Late: less 2 points. two points a day",
    "",
    "| exercise | points | state | likely mistake |",
    "| --- | --- | --- | --- |",
    "| 01.1 Generate a clinical note | 1 / 1 | ✅ all right |  |",
    "| 01.2 Generate a clinical note | 0 / 1 | ❌ not yet | Draw from `random`, not `Math.random`. |",
    "",
  ]);
});

it("says of a class a line a student, the most common mistakes, and what was not graded", () => {
  const problem = { kind: "unreadable", message: "not JSON" } as const;
  const text = renderSummary(
    aResult([
      aSubmission({ student: "b|o", exercises: [wrong], finalScore: 0 }),
      aSubmission({ student: "anna", exercises: [wrong], finalScore: 0 }),
      aSubmission({ student: "cleo", gradable: false, problem, notebook: null, exercises: [] }),
    ]),
  );
  expect(text).toContain("3 students, 2 submissions graded, median 0 %.");
  expect(text).toContain("| `anna` | 0 |\n| `b¦o` | 0 |\n| `cleo` |  |");
  expect(text).toContain("- 01.1, 2×: Draw from `random`, not `Math.random`.");
  expect(text).toContain("| `cleo` | `anna.ipynb` | `not JSON` |");
});

it.each([
  ["a`b`` c", "`a'b'' c`"],
  ["a|b", "`a¦b`"],
  ["@anna <b> [x](y)\nz", "`@anna <b> [x](y) z`"],
  ["", "` `"],
])("quotes %j as code that nothing ends", (text, wanted) => {
  expect(quoted(text)).toBe(wanted);
});

it("takes from a sentence what Markdown or HTML would read, outside its code", () => {
  expect(sentence("a*b* `c*<d>` <e> [f](g)")).toBe(
    "a&#42;b&#42; `c*<d>` &#60;e&#62; &#91;f&#93;(g)",
  );
});

it("has no line, cell or element of a learner's", () => {
  const text = renderSummary(hostileResult());
  const outsideCode = text
    .replace(/`[^`\n]+`/g, "")
    .replace(/^\|.*\|$/gm, (row) => row.replace(/ ?\|/g, ""));
  expect(outsideCode).not.toMatch(/[<@`|]|\]\(/);
  expect(text).not.toMatch(/[^\P{C}\n\ufffd]/u);
  const rows = text.split("\n").filter((line) => line.startsWith("| `"));
  for (const row of rows) expect([3, 4]).toContain(row.split("|").length - 1);
});
