import { expect, it } from "vitest";
import { anAssertion, anExercise, aResult, aSubmission } from "./fixtures/results";
import { renderTerminalReport } from "./terminal";

const limit = "Your code used up its processor time. Look for a loop that does not end.";

const exercise = anExercise({
  points: 0,
  status: "timeout",
  carriedForward: { pointsWithOwnAnswers: 0.5, replaced: ["01.0"] },
  notes: [limit],
  assertions: [anAssertion({ points: 0, passed: false, message: limit })],
});

const submission = aSubmission({ score: 0, finalScore: 0, exercises: [exercise] });

it("says what stopped an answer once, and both marks of one that builds on another", () => {
  const report = renderTerminalReport(aResult([submission], { seed: "ab" }), false);
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

it.each([
  ["bwrap", ""],
  ["container", ""],
  ["uid", "  (isolation: uid)"],
  ["none", "  (run WITHOUT isolation)"],
] as const)("says what isolation %s lacks", (isolation, says) => {
  const report = renderTerminalReport(aResult([aSubmission({ isolation })]), false);
  expect(report.split("\n")[0]).toBe(`anna.ipynb  1 / 1  1.3 s${says}`);
});
