import { describe, expect, it } from "vitest";
import { courseProse } from "./course-prose";
import type { NotebookCell } from "./notebook";
import { thoughtAnswers } from "./thought-answers";

const markdown = (source: string, id = ""): NotebookCell => ({
  kind: "markdown",
  source,
  metadata: {},
  ...(id === "" ? {} : { id }),
});
const code = (source: string): NotebookCell => ({ kind: "code", source, metadata: {} });

const question = "### To think about: 02-q1\n\nWhy is there a square root in the scores?";
const room = "**Your answer to 02-q1** *(double-click, write, Shift+Enter)*";
const handedOut = [
  markdown("## 1. Scores\n\nA score says how much one token looks at another.", "intro"),
  markdown(question, "q1"),
  markdown(room, "a1"),
  markdown("## 2. Heads", "heads"),
  code("const x = 1;"),
  markdown("### To think about: 02-q2\n\nWhat does a second head add to the first?", "q2"),
  markdown("**Your answer to 02-q2** *(double-click, write, Shift+Enter)*", "a2"),
];
const prose = courseProse("02-self-attention", { cells: handedOut });

const [intro, asked, answered, heads, ...others] = handedOut;
const all = (...cells: (NotebookCell | undefined)[]): NotebookCell[] =>
  cells.filter((cell): cell is NotebookCell => cell !== undefined);
const answersOf = (cells: readonly NotebookCell[]) =>
  Object.fromEntries(thoughtAnswers(cells, prose).map(({ id, answer }) => [id, answer]));

describe("courseProse", () => {
  it("knows the questions, their cells, and the lines that are the course's", () => {
    expect(prose).toEqual({
      notebook: "02-self-attention",
      questions: [
        { id: "02-q1", cells: ["q1", "a1"] },
        { id: "02-q2", cells: ["q2", "a2"] },
      ],
      lines: [
        "## 1. Scores",
        "A score says how much one token looks at another.",
        "Why is there a square root in the scores?",
        "## 2. Heads",
        "What does a second head add to the first?",
      ],
    });
  });
});

describe("thoughtAnswers", () => {
  it("finds nothing in an untouched notebook", () => {
    expect(thoughtAnswers(handedOut, prose)).toEqual([]);
  });

  it.each<[string, NotebookCell[]]>([
    ["below the placeholder", all(intro, asked, markdown(`${room}\n\nIt keeps them small.`, "a1"))],
    ["behind it, on its line", all(intro, asked, markdown(`${room} It keeps them small.`, "a1"))],
    ["over it", all(intro, asked, markdown("It keeps them small.", "a1"), heads)],
    ["over it, without ids", all(markdown(question), markdown("It keeps them small."), heads)],
    ["in a cell of its own", all(intro, asked, answered, markdown("It keeps them small."), heads)],
    ["beside the question", all(intro, markdown(`${question}\n\nIt keeps them small.`), answered)],
    [
      "in a cell that was moved",
      all(asked, heads, ...others, markdown("It keeps them small.", "a1")),
    ],
    [
      "in a moved cell without id",
      all(asked, heads, ...others, markdown(`${room}\nIt keeps them small.`)),
    ],
    ["in a cell that was made code", all(asked, code(`${room}\nIt keeps them small.`), heads)],
    ["in a raw cell", all(asked, { kind: "raw", source: "It keeps them small.", metadata: {} })],
  ])("finds an answer %s", (_, cells) => {
    expect(answersOf(cells)).toEqual({ "02-q1": "It keeps them small." });
  });

  it("joins an answer that was split, with a blank line, its own headings and its code", () => {
    const cells = all(
      asked,
      markdown(`${room}\nFirst.`),
      markdown("### Mine\n```\nx\n```\n\n\n\nLast."),
    );
    expect(answersOf(cells)).toEqual({ "02-q1": "First.\n\n### Mine\n```\nx\n```\n\nLast." });
  });

  it("ends an answer at code and at a heading of the course", () => {
    const cells = all(asked, markdown(`${room}\nOne.`), code("const y = 2;"), markdown("Not two."));
    expect(answersOf(cells)).toEqual({ "02-q1": "One." });
    const noted = all(asked, markdown(`${room}\nOne.`), markdown("## 2. Heads\n\nA note of mine."));
    expect(answersOf(noted)).toEqual({ "02-q1": "One." });
  });

  it("does not take the course's own sentences for an answer", () => {
    const cells = all(
      markdown(`${question}\n${room}\nA score says how much one token looks at another.`),
    );
    expect(answersOf(cells)).toEqual({});
  });

  it("reads the course's own answer as one, where a solution is handed in", () => {
    const cells = all(asked, markdown("**An answer to 02-q1.** Scores grow with the width."));
    expect(answersOf(cells)).toEqual({ "02-q1": "Scores grow with the width." });
  });

  it("knows no other questions than the course's", () => {
    const cells = all(
      markdown("### To think about: ../../x\nyes"),
      markdown("### To think about: 09-q9\nyes"),
    );
    expect(answersOf(cells)).toEqual({});
  });

  it("cuts a flood, not in the middle of a letter, and says so", () => {
    const flood = `${"x".repeat(3999)}😀${"y".repeat(31)}`;
    const { "02-q1": answer = "" } = answersOf(all(asked, markdown(`${room}\n${flood}`)));
    expect(answer).toBe(`${"x".repeat(3999)}\n[cut here: 33 characters more]`);
  });
});
