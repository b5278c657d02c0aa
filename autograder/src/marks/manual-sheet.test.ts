import { describe, expect, it } from "vitest";
import { readManualSheet } from "./manual-sheet";

const items = new Set(["02.1", "02-q1", "02"]);
const read = (text: string) => readManualSheet(text, "marks.csv", (item) => items.has(item));
const problemsOf = (text: string): string => {
  try {
    read(text);
  } catch (error) {
    return error instanceof Error ? error.message : "";
  }
  return "";
};

describe("readManualSheet", () => {
  it("reads marks as a spreadsheet writes them", () => {
    const text =
      "\uFEFFstudent,item,points,max_points,comment\r\n" +
      'anna,02-q1,1.5,2,"Good, but ""why""?\nSee 2.3"\r\n' +
      "\r\n" +
      "'=ben,02.1,'-1,,'+1 for style? No.\r\n" +
      "carl,,3,,\r\n" +
      "dora,02-q1,,2,\r\n" +
      "dora,02,,,See me.\r\n";
    expect(read(text)).toEqual({
      open: [{ line: 7, student: "dora", item: "02-q1", points: 0, maxPoints: 2, comment: "" }],
      rows: [
        {
          line: 2,
          student: "anna",
          item: "02-q1",
          points: 1.5,
          maxPoints: 2,
          comment: 'Good, but "why"?\nSee 2.3',
        },
        {
          line: 5,
          student: "=ben",
          item: "02.1",
          points: -1,
          maxPoints: null,
          comment: "+1 for style? No.",
        },
        { line: 6, student: "carl", item: "", points: 3, maxPoints: null, comment: "" },
        { line: 8, student: "dora", item: "02", points: 0, maxPoints: null, comment: "See me." },
      ],
    });
  });

  it("takes semicolons and decimal commas, columns in any order, and more columns", () => {
    const text = "Points;Name;Item;Student\n1,5;Anna B.;02.1;anna\n;Ben;02.1;ben\n";
    const { rows, open } = read(text);
    expect(rows).toEqual([
      { line: 2, student: "anna", item: "02.1", points: 1.5, maxPoints: null, comment: "" },
    ]);
    expect(open.map(({ student }) => student)).toEqual(["ben"]);
  });

  it("names every problem with its line, before anything is graded", () => {
    const rows = [
      "anna,02.9,1,,",
      ",02.1,1,,",
      "ben,02.1,lots,,",
      "ben,02.1,1e3,,",
      "carl,02.1,3,2,",
      "dora,02.1,1,-1,",
      "erna,02.1,1,,",
      "erna,02.1,2,,",
    ];
    expect(
      problemsOf(`student,item,points,max_points,comment\n${rows.join("\n")}\n`).split("\n"),
    ).toEqual([
      'marks.csv: line 2: expected an exercise (02.1), a thought question (02-q1), a notebook (02) or nothing as item, got "02.9".',
      "marks.csv: line 3: expected a student, got an empty cell.",
      'marks.csv: line 4: expected a number as points, got "lots".',
      'marks.csv: line 5: expected a number as points, got "1e3".',
      "marks.csv: line 6: expected at most 2 points, as max_points says, got 3.",
      'marks.csv: line 7: expected a number of 0 or more as max_points, or nothing, got "-1".',
      'marks.csv: line 9: expected one row for "erna" and "02.1", got a second one after line 8. Likely fix: remove one.',
    ]);
  });

  it.each([
    ["", "line 1: expected a heading with student, item, points, got nothing."],
    ["student,item,point\n", "got student, item, point. Likely fix: add points."],
    ['student,item,points\n"anna,02.1,1\n', "expected a CSV file. Quote Not Closed"],
    ["student,item,points\nanna,02.1,1,2,3\n", "expected a CSV file. Invalid Record Length"],
  ])("refuses %j", (text, message) => {
    expect(problemsOf(text)).toContain(`marks.csv: `);
    expect(problemsOf(text)).toContain(message);
  });

  it("lists twenty problems of more", () => {
    const rows = Array.from({ length: 23 }, (_, i) => `s${i},x,1`);
    expect(problemsOf(`student,item,points\n${rows.join("\n")}`)).toMatch(
      /line 21.*\nmarks\.csv: and 3 more$/,
    );
  });
});
