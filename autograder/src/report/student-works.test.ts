import { expect, it } from "vitest";
import { aResult, aSubmission } from "./fixtures/results";
import { assignmentsOf, studentWorks } from "./student-works";

const files = (submissions: Parameters<typeof aResult>[0]) =>
  studentWorks(aResult(submissions)).flatMap(({ student, works }) =>
    works.map(({ submission, counts }) => `${student} ${submission.file} ${counts}`),
  );

it("counts the better of two submissions, whatever its order, and drops none", () => {
  const one = aSubmission({ file: "1.ipynb", finalScore: 7 });
  const two = aSubmission({ file: "2.ipynb", finalScore: 11 });
  expect(files([one, two])).toEqual(["anna 1.ipynb false", "anna 2.ipynb true"]);
  expect(files([two, one])).toEqual(["anna 2.ipynb true", "anna 1.ipynb false"]);
});

it("counts the later of two equal ones, and one that was graded before one that was not", () => {
  const early = aSubmission({ file: "1.ipynb", submittedAt: "2026-03-01T10:00:00Z" });
  const late = aSubmission({ file: "2.ipynb", submittedAt: "2026-03-02T10:00:00Z" });
  const broken = aSubmission({ file: "3.ipynb", gradable: false, finalScore: 0 });
  expect(files([late, early, broken])).toEqual([
    "anna 2.ipynb true",
    "anna 1.ipynb false",
    "anna 3.ipynb false",
  ]);
});

it("tells students apart whatever they are called, in one order everywhere", () => {
  const names = ["__proto__", "constructor", "b10", "b9", "Zoë", ""];
  const students = studentWorks(aResult(names.map((student) => aSubmission({ student }))));
  expect(students.map(({ student }) => student)).toEqual([
    "",
    "__proto__",
    "b9",
    "b10",
    "constructor",
    "Zoë",
  ]);
});

it("knows what each notebook is worth; a file that is none has no column", () => {
  const submissions = [
    aSubmission({ notebook: "10-bert", finalMaxScore: 5 }),
    aSubmission({ notebook: "9-x", finalMaxScore: 3 }),
    aSubmission({ notebook: "9-x", finalMaxScore: 7, student: "bo" }),
    aSubmission({ notebook: null, gradable: false, finalMaxScore: 0 }),
  ];
  expect([...assignmentsOf(studentWorks(aResult(submissions)))]).toEqual([
    ["9-x", 7],
    ["10-bert", 5],
  ]);
});
