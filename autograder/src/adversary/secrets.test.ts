import { describe, expect, it } from "vitest";
import { anAssertion, anExercise, aSubmission } from "../report/fixtures/results";
import { secretsIn, secretsOf } from "./secrets";

const reference = "function f() {\n  const dHead = query.shape[3] ?? 0;\n  return dHead;\n}";
const secrets = secretsOf({
  seed: "a-hidden-seed",
  kept: ["what the canary holds"],
  texts: [
    {
      ...{ id: "99.1", notebook: "99", symbol: "f", title: "", imports: [], buildsOn: [] },
      besides: [],
      ...{ stub: "function f() {", reference, assertions: [] },
    },
  ],
  drawn: [
    { x: { dtype: "float32", shape: [4], values: Float32Array.of(0.12345678, -2.5, 3.25, 4) } },
  ],
});

/** To the instructor, by an error. */
const saying = (says: string) =>
  aSubmission({
    file: "/somewhere/a-hidden-seed.ipynb",
    exercises: [anExercise({ thrown: { where: "", says, fix: null } })],
  });

describe("secretsIn", () => {
  it.each([
    ["a word like any other 0.5, -2.5, 4", []],
    ["a-hidden-seed", ["the report says the hidden seed"]],
    ["x what the canary holds x", ["the report says what another file holds"]],
    ["const dHead = query.shape[3] ?? 0;", ["the report says the reference"]],
    ["{const dHead=query.shape[3]??0;return dHead}", ["the report says the reference"]],
    ["40, 102, 117, 110, 99, 116, 105, 111, 110, 32", ["the report says a text, in numbers"]],
    [__dirname, ["the report says a place of the host"]],
    ["got 0.123457, -2.5,3.25", ["the report says hidden inputs"]],
    ["got -2.5, 3.25", []],
  ])("finds in %j", (note, found) => {
    expect(secretsIn(saying(note), secrets)).toEqual(found);
  });

  it("lets an adversary say what it was asked, where that is known", () => {
    const submission = saying("0.12345678 -2.5 3.25");
    expect(secretsIn(submission, secrets, { tellsInputs: true })).toEqual([]);
    expect(secretsIn(submission, secrets)).toHaveLength(1);
  });
});

it("lets an adversary tell the instructor what is given to it, and nobody else", () => {
  const told = "Error: const dHead = query.shape[3] ?? 0;";
  expect(secretsIn(saying(told), secrets, { tellsGiven: true })).toEqual([]);
  const shown = aSubmission({ notes: [told] });
  expect(secretsIn(shown, secrets, { tellsGiven: true })).toEqual([
    "the learner's page says the reference",
  ]);
});

describe("what learners read", () => {
  const hidden = "Error: 0.12345678 -2.5 3.25";
  const lost = anAssertion({ points: 0, passed: false, message: "", observed: hidden });
  const exerciseWith = (words: string, counterexample: string) =>
    aSubmission({
      exercises: [
        anExercise({
          ...{ status: "error", points: 0, notes: [hidden], assertions: [lost] },
          feedback: {
            assertions: [{ id: lost.id, message: "", expected: "", observed: words }],
            notes: [],
            counterexample: { inputs: counterexample, expected: "", observed: "" },
          },
        }),
      ],
    });

  it.each([
    ["Error: 1.5 2.5 3.5", "query = [[1]]", []],
    [hidden, "query = [[1]]", ["the learner's page says hidden inputs"]],
    ["", hidden, ["the learner's page says hidden inputs"]],
  ])("finds in %j and %j", (words, counterexample, found) => {
    expect(secretsIn(exerciseWith(words, counterexample), secrets, { tellsInputs: true })).toEqual(
      found,
    );
  });
});
