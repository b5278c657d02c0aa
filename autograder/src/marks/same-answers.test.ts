import { expect, it } from "vitest";
import { anExercise, aResult, aSubmission } from "../report/fixtures/results";
import type { ExerciseResult } from "../report/result";
import { markSameAnswers } from "./same-answers";

const work = (student: string, file: string, print: string, other: Partial<ExerciseResult> = {}) =>
  aSubmission({
    ...{ student, file, fingerprints: { "01.1": print } },
    exercises: [anExercise(other)],
  });
const sameAs = (...submissions: ReturnType<typeof aSubmission>[]) =>
  markSameAnswers(aResult(submissions)).submissions.map(({ exercises }) => exercises[0]?.sameAs);

it("names the files of others that say the same, and takes no points", () => {
  const given = [work("anna", "a", "11"), work("ben", "b", "22"), work("carl", "c", "11")];
  expect(sameAs(...given)).toEqual([["c"], [], ["a"]]);
  const [first] = markSameAnswers(aResult(given)).submissions;
  expect(first).toMatchObject({ score: 1, finalScore: 1 });
});

it("does not compare a student with themselves", () => {
  expect(sameAs(work("anna", "a1", "11"), work("anna", "a2", "11"))).toEqual([[], []]);
});

it.each<[string, string, Partial<ExerciseResult>]>([
  ["the course's own answer", "11", { matchesReference: true }],
  ["an untouched stub", "11", { status: "not-attempted" }],
  ["an answer that is too short", "", {}],
])("does not compare %s", (_, print, other) => {
  expect(sameAs(work("anna", "a", print, other), work("ben", "b", print, other))).toEqual([[], []]);
});

it("does not compare different exercises", () => {
  const other = aSubmission({
    ...{ student: "ben", file: "b", fingerprints: { "02.1": "11" } },
    exercises: [anExercise({ id: "02.1" })],
  });
  expect(sameAs(work("anna", "a", "11"), other)).toEqual([[], []]);
});

it("names fifty of a class that says the same", () => {
  const all = Array.from({ length: 61 }, (_, i) => work(`s${i}`, `f${i}`, "11"));
  expect(sameAs(...all)[0]).toHaveLength(50);
});
