import { expect, it } from "vitest";
import type { Attempt, Ladder } from "../exercises/exercise";
import { counterexampleOn } from "./counterexample";

const ladder: Ladder = {
  rungs: () => [1, 2, 3],
  tryOut: () => null,
  inWords: (rung) => `x = ${rung}`,
  axes: {},
};
const attempts = (...of: (number | string | object)[]) =>
  Object.fromEntries(
    of.map((result, i): [string, Attempt] => [
      `rung ${i}`,
      typeof result === "string"
        ? { threw: { name: "TypeError", message: result, stack: "" } }
        : { returned: typeof result === "number" ? { double: result } : { ...result } },
    ]),
  );
const right = attempts(2, 4, 6);

it.each([
  ["nothing where all agree", attempts(2, 4, 6), null],
  [
    "the first that differs, of several",
    attempts(2, 5, 9),
    { inputs: "x = 2", expected: "double = 4", observed: "double = 5" },
  ],
  [
    "the learner's own error",
    attempts("x is undefined", 4, 6),
    { inputs: "x = 1", expected: "double = 2", observed: "an error, TypeError: x is undefined" },
  ],
  [
    "a field that did not come back",
    attempts(2, {}, 6),
    { inputs: "x = 2", expected: "double = 4", observed: "double = nothing" },
  ],
  [
    "what is no object",
    attempts(2, { unreadable: "a Promise" }, 6),
    { inputs: "x = 2", expected: "double = 4", observed: "a Promise" },
  ],
  ["nothing of a rung that did not report", attempts(2, 4), null],
])("shows %s", (_, observed, shown) => {
  expect(counterexampleOn(ladder, observed, right)).toEqual(shown);
});

it("asks the ladder itself where the reference is no measure", () => {
  const fault = (rung: unknown) =>
    rung === 3 ? { expected: "a rule", observed: "its breach" } : null;
  expect(counterexampleOn({ ...ladder, fault }, attempts(7, 8, 9), right)).toEqual({
    inputs: "x = 3",
    expected: "a rule",
    observed: "its breach",
  });
});
