import { expect, it } from "vitest";
import { anAssertion } from "./fixtures/results";
import { repeatedFailures } from "./repeated-failures";

const lost = (id: string, message: string, expected = "", observed = "", maxPoints = 1) =>
  anAssertion({ id, message, expected, observed, maxPoints, points: 0, passed: false });

const among = (
  assertions: Parameters<typeof repeatedFailures>[0]["assertions"],
  mistake: { id: string; says: string } | null = null,
) => [...repeatedFailures({ assertions, mistake })];

it("finds the same error under other messages", () => {
  const error = "TypeError: x is undefined";
  expect(
    among([
      lost("one", "The code threw an error.", "no error", error),
      anAssertion({ id: "two" }),
      lost("three", "No gradient comes back.", "no error", error),
      lost("four", "The code threw an error.", "no error", "RangeError: other"),
    ]),
  ).toEqual(["three"]);
});

it("finds an equal message, and takes no silence for one", () => {
  const same = (id: string) => lost(id, "A label is neither 0 nor 1.", "0 or 1", "2");
  expect(among([same("one"), same("two"), lost("three", ""), lost("four", "")])).toEqual(["two"]);
});

it("lays all that a known mistake fails at its door, but no advice", () => {
  const claims = [lost("one", "a"), lost("two", "b"), lost("leaks", "c", "0", "3", 0)];
  expect(among(claims, { id: "no-scaling", says: "Not scaled." })).toEqual(["two"]);
  expect(among(claims)).toEqual([]);
});
