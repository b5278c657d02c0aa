import { expect, it } from "vitest";
import { anAssertion, anExercise } from "./fixtures/results";
import { learnersView } from "./learners-view";

const lost = (id: string, other = {}) =>
  anAssertion({
    ...{
      id,
      points: 0,
      passed: false,
      message: `marked ${id}`,
      expected: "0.123",
      observed: "9.9",
    },
    ...other,
  });

it("holds the words of the feedback run, and none of the marked one", () => {
  const seen = learnersView(
    anExercise({
      ...{ status: "partial", notes: ["Error: 0.123 (cell 3, line 2)"], sameAs: ["ben.ipynb"] },
      assertions: [anAssertion(), lost("weights"), lost("mask"), lost("rows", { hidden: true })],
      feedback: {
        assertions: [
          { id: "weights", message: "public weights", expected: "1", observed: "2" },
          { id: "rows", message: "public rows", expected: "1", observed: "2" },
        ],
        notes: ["Error: 1 (cell 3, line 2)"],
        counterexample: null,
      },
    }),
  );
  expect(seen.notes).toEqual(["Error: 1 (cell 3, line 2)"]);
  expect(seen.sameAs).toEqual([]);
  expect(seen.assertions.map(({ message, expected, observed }) => [message, expected, observed])) //
    .toEqual([
      ["", "", ""],
      ["public weights", "1", "2"],
      ["", "", ""],
      ["", "", ""],
    ]);
  expect(JSON.stringify(seen)).not.toMatch(/0\.123|9\.9|marked/);
});

it("keeps the notes of an exercise that was not run again", () => {
  const notes = ["Cell 3 is run as well, since your answer reads what it computes."];
  expect(learnersView(anExercise({ notes })).notes).toEqual(notes);
});
