import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readManualSheet } from "../marks/manual-sheet";
import { aResult, aSubmission } from "../report/fixtures/results";
import { readCourseQuestions } from "./course-questions";
import { renderMarkingSheet } from "./marking-sheet";
import { answersTo } from "./question-answers";
import { renderThoughtPage } from "./thought-page";
import { writeThoughts } from "./write-thoughts";

const folder = mkdtempSync(join(tmpdir(), "attending-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const question = {
  ...{ id: "01-q1", notebook: "01-note-generator", question: "Why `random` as an option?" },
  answer: "So that equal seeds give equal notes, on every machine and every day.",
};
const hand = (student: string, answer: string) =>
  aSubmission({
    ...{ student, file: `${student}.ipynb` },
    thoughts: answer === "" ? [] : [{ id: "01-q1", answer }],
  });
const nothing = { rows: [], open: [] };

describe("readCourseQuestions", () => {
  const questions = readCourseQuestions(join(__dirname, "..", "..", ".."));

  it("finds every question of the course with the course's answer", () => {
    const course = join(__dirname, "..", "..", "..", "course");
    const asked = readdirSync(course).flatMap((file) =>
      [...readFileSync(join(course, file), "utf8").matchAll(/^### To think about: (.*)$/gm)].map(
        ([, id]) => id,
      ),
    );
    expect(questions.map(({ id }) => id)).toEqual(asked);
    expect(questions.filter(({ question: text, answer }) => text === "" || answer === "")).toEqual(
      [],
    );
    expect(questions[0]?.answer).not.toMatch(/An answer to/);
  });
});

describe("answersTo", () => {
  it("tells who wrote the same, and who wrote what we did", () => {
    const copied = "Equal seeds give equal notes; so that tests can compare them.";
    const answers = answersTo(
      question,
      aResult([
        hand("anna", copied),
        hand("ben", `  ${copied.toUpperCase()}!`),
        hand("carl", question.answer.replace(",", "")),
        hand("dora", "No idea."),
        hand("emil", "No idea."),
        hand("fay", ""),
        aSubmission({ student: "gus", notebook: "02-self-attention" }),
      ]),
    );
    expect(answers.map(({ student, sameAs, isCourses }) => [student, sameAs, isCourses])).toEqual([
      ["anna", ["ben"], false],
      ["ben", ["anna"], false],
      ["carl", [], true],
      ["dora", [], false],
      ["emil", [], false],
      ["fay", [], false],
    ]);
  });
});

describe("renderThoughtPage", () => {
  it("shows strangers' words letter by letter, and no Markdown of theirs", () => {
    const hostile = '<img src=x onerror=alert(1)>\n![x](http://x)\n\u202Edesrever"';
    const given = aResult([hand("<b>anna", hostile), hand("ben", "")]);
    const page = renderThoughtPage(question, answersTo(question, given));
    expect(page).toContain(
      "&lt;img src=x onerror=alert(1)&gt;\n![x](http://x)\n\uFFFDdesrever&quot;",
    );
    expect(page).toContain("&lt;b&gt;anna");
    expect(page).toContain("Why <code>random</code> as an option?");
    expect(page).toContain("No answer: ben");
    expect(page).not.toMatch(/<img|<script|<a |<b>/);
  });

  it("shows the mark that was given", () => {
    const manual = [{ item: "01-q1", points: 1.5, maxPoints: 2, comment: "Say <why>." }];
    const given = aResult([{ ...hand("anna", "x"), manual }]);
    expect(renderThoughtPage(question, answersTo(question, given))).toContain(
      '<p class="mark"><strong>1.5 of 2</strong>: Say &lt;why&gt;.</p>',
    );
  });
});

describe("to-mark.csv", () => {
  const given = aResult([hand("=anna", "x"), hand("'-ben", ""), hand('c,"d"', "y")]);
  const read = (text: string) => readManualSheet(text, "to-mark.csv", () => true);

  it("has a row for each student and question, and names that come back as they went", () => {
    const text = renderMarkingSheet([question], given, nothing);
    expect(text).toBe(
      "student,item,points,max_points,comment\r\n" +
        '\'=anna,01-q1,,,\r\n\'\'-ben,01-q1,,,\r\n"c,""d""",01-q1,,,\r\n',
    );
    expect(read(text).open.map(({ student }) => student)).toEqual(["=anna", "'-ben", 'c,"d"']);
  });

  it("keeps what is marked, what is prepared, and marks for other items", () => {
    const sheet = read(
      "student,item,points,max_points,comment\n=anna,01-q1,-1,2,\"=1+1\nand more\"\n''-ben,01-q1,,2,\n=anna,01,3,,\n",
    );
    const again = read(renderMarkingSheet([question], given, sheet));
    const bare = ({ rows, open }: typeof sheet) => ({
      rows: rows.map((row) => ({ ...row, line: 0 })),
      open: open.filter(({ maxPoints }) => maxPoints !== null).map((row) => ({ ...row, line: 0 })),
    });
    expect(bare(again)).toEqual(bare(sheet));
    expect(again.open).toHaveLength(2);
  });

  it("is not written over marks that the run was not given", () => {
    const file = join(folder, "thoughts", "to-mark.csv");
    expect(writeThoughts(folder, given, nothing)).toEqual([]);
    expect(existsSync(join(folder, "thoughts", "01-q1.html"))).toBe(true);
    // Untouched, it is made anew.
    expect(writeThoughts(folder, given, nothing)).toEqual([]);
    const filled = readFileSync(file, "utf8").replace("'=anna,01-q1,,,", "'=anna,01-q1,1,2,Good");
    writeFileSync(file, filled);
    expect(writeThoughts(folder, given, nothing)[0]).toContain(
      "was left as it is. Likely fix: --manual",
    );
    expect(readFileSync(file, "utf8")).toBe(filled);
    expect(writeThoughts(folder, given, read(filled))).toEqual([]);
    expect(readFileSync(file, "utf8")).toContain("'=anna,01-q1,1,2,Good\r\n''-ben,01-q1");
    writeFileSync(file, "half a table");
    expect(writeThoughts(folder, given, nothing)).toHaveLength(1);
  });
});
