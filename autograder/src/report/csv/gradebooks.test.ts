import { expect, it } from "vitest";
import { anExercise, aResult, aSubmission } from "../fixtures/results";
import type { SubmissionResult } from "../result";
import { studentWorks } from "../student-works";
import { renderCanvas } from "./canvas";
import { renderExerciseSheet } from "./exercise-sheet";
import { renderGradebook } from "./gradebook";

const marked = (finalScore: number, other: Partial<SubmissionResult> = {}) =>
  aSubmission({ score: finalScore, maxScore: 20, finalScore, finalMaxScore: 20, ...other });

const unreadable = aSubmission({
  ...{ file: "in/bo/02.ipynb", student: "bo", notebook: null, gradable: false, exercises: [] },
  problem: { kind: "unreadable", message: "=not JSON" },
});

const students = studentWorks(
  aResult([
    unreadable,
    marked(13, {
      ...{ file: "in/anna/a.ipynb", score: 14.5, finalMaxScore: 22 },
      ...{ submittedAt: "2026-03-01T10:00:00Z" },
      manual: [{ item: "01-q1", points: 2, maxPoints: 2, comment: "" }],
      late: { seconds: 90, penalty: 3.5, rule: "half a day" },
    }),
    marked(11, { file: "in/anna/b.ipynb", submittedAt: "2026-03-02T10:00:00Z" }),
    marked(17, { student: "=cmd", notebook: "02-self-attention", file: "in/=cmd/02.ipynb" }),
  ]),
);

it("has nbgrader's columns, and of two submissions of one notebook the better", () => {
  expect(renderGradebook(students).split("\r\n")).toEqual([
    "assignment,duedate,timestamp,student_id,last_name,first_name,email,raw_score,late_submission_penalty,score,max_score",
    "02-self-attention,,,'=cmd,,,,17,0,17,20",
    "01-note-generator,,2026-03-01T10:00:00Z,anna,,,,16.5,3.5,13,22",
    "02,,,bo,,,,,,,",
    "",
  ]);
});

it("has what Canvas imports: the points below the heading, a line a student, nothing for no mark", () => {
  expect(renderCanvas(students).split("\r\n")).toEqual([
    "Student,ID,SIS User ID,SIS Login ID,Section,01-note-generator,02-self-attention",
    "Points Possible,,,,,22,20",
    "'=cmd,,,'=cmd,,,17",
    "anna,,,anna,,13,",
    "bo,,,bo,,,",
    "",
  ]);
});

it("lets no student be taken for Canvas's line of points", () => {
  const works = studentWorks(aResult([marked(5, { student: "Points  possible" })]));
  const [, , line] = renderCanvas(works).split("\r\n");
  expect(line).toBe("Points-Possible,,,Points possible,,5");
});

it("lists every exercise of every submission, and which submission counts", () => {
  const lines = renderExerciseSheet(students).split("\r\n");
  const start = "anna,01-note-generator,in/anna";
  const rest = "01.1,Generate a clinical note,full,1,1,1,,,";
  expect(lines).toContain(`${start}/a.ipynb,yes,${rest}`);
  expect(lines).toContain(`${start}/b.ipynb,no,${rest}`);
  expect(lines).toContain("bo,02,in/bo/02.ipynb,yes,,,,,,,,,'=not JSON");
});

it("names the mistake and the claims that were lost", () => {
  const exercise = anExercise({
    ...{ status: "wrong", points: 0, mistake: { id: "no-scaling", says: "Not divided." } },
    carriedForward: { replaced: ["01.0"], pointsWithOwnAnswers: 0.25 },
    assertions: anExercise().assertions.map((claim) => ({ ...claim, points: 0, passed: false })),
  });
  const works = studentWorks(aResult([marked(0, { exercises: [exercise] })]));
  expect(renderExerciseSheet(works)).toContain(",wrong,0,1,0.25,no-scaling,shape,\r\n");
});
