import { expect, it } from "vitest";
import type { ExerciseResult, SubmissionResult } from "./result";
import { renderTerminalReport } from "./terminal";

const limit = "Your code used up its processor time. Look for a loop that does not end.";

const exercise: ExerciseResult = {
  id: "01.1",
  title: "Generate a clinical note",
  points: 0,
  maxPoints: 1,
  status: "timeout",
  carriedForward: { pointsWithOwnAnswers: 0.5, replaced: ["01.0"] },
  mistake: null,
  notes: [limit],
  matchesReference: false,
  assertions: [
    {
      id: "shape",
      claim: "A note has four labels.",
      points: 0,
      maxPoints: 1,
      passed: false,
      message: limit,
      expected: "",
      observed: "",
    },
  ],
};

const submission: SubmissionResult = {
  file: "anna.ipynb",
  notebook: "01-note-generator",
  student: "anna",
  gradable: true,
  problem: null,
  isolation: "bwrap",
  score: 0,
  maxScore: 1,
  seconds: 1.25,
  notes: [],
  exercises: [exercise],
};

it("says what stopped an answer once, and both marks of one that builds on another", () => {
  const report = renderTerminalReport(
    {
      schema: "attending/result@1",
      tool: { name: "attending", version: "0" },
      seed: "ab",
      submissions: [submission],
    },
    false,
  );
  expect(report.split("\n")).toEqual([
    "anna.ipynb  0 / 1  1.3 s",
    "  01.1      0/1  stopped by a limit   Generate a clinical note",
    `                ${limit}`,
    "                marked with the reference in place of 01.0 (0.5 with the learner's own)",
    "",
    "1 submission, 1 graded, 0 with full marks, seed ab",
    "",
  ]);
});
