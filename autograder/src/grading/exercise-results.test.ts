import { expect, it } from "vitest";
import { resultOfRun } from "./exercise-results";
import type { ExerciseText } from "./exercise-texts";

const exercise: ExerciseText = {
  ...{ id: "01.1", notebook: "01-note-generator", title: "Generate", symbol: "generate" },
  ...{ buildsOn: [], besides: [], stub: "", reference: "", imports: [] },
  assertions: [{ id: "shape", kind: "shape", points: 3, claim: "A note has four labels." }],
};

const slice = { notes: ["generate is declared in cells 2 and 5."], matchesReference: false };

it("keeps apart what the grader says and what the learner's code said", () => {
  const thrown = { where: "cell 5, line 7", says: "Error: 17, 23, 5", fix: null };
  const stopped = {
    status: "error",
    message: "Error: 17, 23, 5 (cell 5, line 7)",
    thrown,
  } as const;
  const run = { stopped, standsAlone: true, leftNoAnswer: false };
  const { notes, ...result } = resultOfRun(exercise, run, slice);
  expect(notes).toEqual(slice.notes);
  expect(result).toMatchObject({ status: "error", points: 0, maxPoints: 3, thrown });
});

it("says in its own words which limit stopped an answer", () => {
  const stopped = {
    status: "timeout",
    message: "Your code ran out of time.",
    thrown: null,
  } as const;
  const run = { stopped, standsAlone: true, leftNoAnswer: true };
  const { notes, thrown } = resultOfRun(exercise, run, slice);
  expect(notes).toEqual(["Your code ran out of time.", ...slice.notes]);
  expect(thrown).toBeNull();
});
