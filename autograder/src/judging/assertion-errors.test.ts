import { expect, it } from "vitest";
import { anAssertion } from "../report/fixtures/results";
import { statusOf } from "./assertion-errors";

const thrown = { name: "TypeError", message: "x is undefined", stack: "" };
const lost = (observed: string) => anAssertion({ points: 0, passed: false, observed });
const byError = lost("TypeError: x is undefined");
const judged = { status: "wrong", points: 0, thrown } as const;

it.each([
  ["error", "the first thing to fix is an error", { ...judged, assertions: [byError, lost("1")] }],
  ["wrong", "an error stands further down", { ...judged, assertions: [lost("1"), byError] }],
  ["wrong", "the error cost no claim", { ...judged, assertions: [lost("1")] }],
  ["wrong", "nothing threw", { ...judged, thrown: null, assertions: [byError] }],
  [
    "partial",
    "something was earned",
    { ...judged, status: "partial", points: 1, assertions: [anAssertion(), byError] } as const,
  ],
])("is %s where %s", (status, _, of) => {
  expect(statusOf(of)).toBe(status);
});
