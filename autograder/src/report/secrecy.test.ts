import { describe, expect, it } from "vitest";
import { anAssertion, anExercise, aResult, aSubmission } from "./fixtures/results";
import { renderLearnerPage } from "./html/learner-page";
import { learnerView } from "./learner-view";
import { renderSummary } from "./markdown/summary";
import { renderGradescope } from "./platforms/gradescope";
import { renderPrairieLearn } from "./platforms/prairielearn";
import { studentWorks } from "./student-works";

const secret = {
  message: "SECRET-message",
  expected: "SECRET-expected",
  observed: "SECRET-observed",
};
const found = { message: "found-message", expected: "found-expected", observed: "found-observed" };
const lost = { points: 0, passed: false };

const exercise = anExercise({
  ...{ points: 0, status: "wrong", sameAs: ["SECRET-other.ipynb"], matchesReference: true },
  thrown: { where: "cell 3, line 2", says: "Error: SECRET-thrown", fix: "SECRET-fix" },
  notes: ["SECRET-note"],
  feedback: {
    assertions: [
      { id: "shape", ...found },
      { id: "kept", message: "SECRET-kept", expected: "SECRET-kept", observed: "SECRET-kept" },
    ],
    notes: ["Error: found-error (cell 3, line 2)"],
    counterexample: { inputs: "found-inputs", expected: "found-right", observed: "found-wrong" },
  },
  assertions: [
    anAssertion({ ...lost, ...secret, claim: "A note has four labels." }),
    anAssertion({ ...lost, ...secret, id: "kept", hidden: true, claim: "The kept claim." }),
    anAssertion({ ...lost, ...secret, id: "unsaid", claim: "The unsaid claim." }),
  ],
});

const submission = aSubmission({
  ...{ score: 0, finalScore: 0, key: "SECRET-key", file: "/SECRET-place/in/anna/01.ipynb" },
  thoughts: [{ id: "01-q1", answer: "SECRET-thought" }],
  exercises: [exercise],
});

const result = aResult([submission], { seed: "SECRET-seed" });
const [works] = studentWorks(result);
if (works === undefined) throw new Error("a student was lost");

const views: readonly [string, string][] = [
  ["the student's page", renderLearnerPage(works, result)],
  ["Gradescope's results", renderGradescope(result) ?? ""],
  ["PrairieLearn's results", renderPrairieLearn(result)],
];

describe.each(views)("%s", (_, text) => {
  it("holds nothing of the marked run, the seed, places, or other students", () => {
    expect(text.match(/SECRET-\w+/g)).toBeNull();
  });

  it("says what was found on other inputs", () => {
    for (const word of ["message", "expected", "observed", "inputs", "right", "wrong", "error"]) {
      expect(text).toContain(`found-${word}`);
    }
    expect(text).toContain("The kept claim.");
    expect(text).toContain("kept back");
  });
});

it("writes a summary that learners may read", () => {
  const other = { ...submission, student: "bo", gradable: false };
  const problem = { kind: "grader-fault", message: "SECRET-fault" } as const;
  const both = aResult([submission, { ...other, problem }], { seed: "SECRET-seed" });
  for (const text of [renderSummary(result), renderSummary(both)]) {
    expect(text.match(/SECRET-\w+/g)).toBeNull();
  }
});

it("says without other inputs only where the code threw, and what the grader noted", () => {
  const exercises = [{ ...exercise, feedback: null, notes: ["A note of the grader's."] }];
  const [own] = learnerView({ ...submission, exercises }).exercises;
  expect(own?.notes).toEqual([
    "Your code threw an error (cell 3, line 2).",
    "A note of the grader's.",
  ]);
  expect(own?.claims.map(({ advice }) => advice)).toEqual([null, null, null]);
});

it("shows no example where all that was lost is kept back", () => {
  const [, kept] = exercise.assertions;
  const assertions = kept === undefined ? [] : [anAssertion(), kept];
  const [own] = learnerView({ ...submission, exercises: [{ ...exercise, assertions }] }).exercises;
  expect(own?.counterexample).toBeNull();
  expect(own?.claims.map(({ advice }) => advice)).toEqual([null, null]);
});

it("says of the grader's own failure only whose fault it is", () => {
  const problem = { kind: "grader-fault", message: "ENOENT /SECRET" } as const;
  const view = learnerView({ ...submission, gradable: false, problem });
  expect(view.problem?.message).toMatch(/^The grader failed on this notebook\. That is no fault/);
});

it("says once what two claims were lost by, as far as a learner can read it", () => {
  const words = { message: "A mask is missing.", expected: "0", observed: "0.2" };
  const ids = ["first", "second", "other"];
  const assertions = ids.map((id) => anAssertion({ ...lost, ...secret, id }));
  const said = ids.map((id) => ({ id, ...words, ...(id === "other" && { observed: "0.3" }) }));
  const feedback = { assertions: said, notes: [], counterexample: null };
  const [own] = learnerView({
    ...submission,
    exercises: [{ ...exercise, assertions, feedback }],
  }).exercises;
  expect(own?.claims.map(({ follows }) => follows)).toEqual([false, true, false]);
  const [other] = learnerView({
    ...submission,
    exercises: [{ ...exercise, assertions, feedback: null }],
  }).exercises;
  // The marked run's words are the same for all three: not for learners to know.
  expect(other?.claims.map(({ follows }) => follows)).toEqual([false, false, false]);
});
