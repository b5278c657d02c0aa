import { describe, expect, it } from "vitest";
import { anExercise, aSubmission } from "../report/fixtures/results";
import type { SubmissionResult } from "../report/result";
import type { Adversary } from "./adversary";
import { outcomeOf } from "./outcome";

const none = { words: new Map<string, string>(), inputs: new Set<string>() };

const adversary = (wanted: Adversary["wanted"]): Adversary => ({
  ...{ group: "exits", name: "leaves", notebook: "02-self-attention", cells: [], wanted },
});

const marked = (first: number, second: number): SubmissionResult =>
  aSubmission({
    score: first + second,
    maxScore: 25,
    exercises: [
      anExercise({ id: "02.1", points: first, maxPoints: 10, status: "wrong" }),
      anExercise({ id: "02.2", points: second, maxPoints: 15, status: "wrong" }),
    ],
  });

const refused: SubmissionResult = {
  ...{ ...marked(0, 0), gradable: false, exercises: [] },
  problem: { kind: "unreadable", message: "Expected a notebook." },
};

describe("outcomeOf", () => {
  it.each<[string, Adversary["wanted"], SubmissionResult | undefined, string[]]>([
    ["earns nothing", { earns: { "02.1": 0 } }, marked(0, 15), []],
    ["earns too much", { earns: { "02.1": 0 } }, marked(1, 15), ["02.1 earned 1, not 0"]],
    ["earns too little", { earns: { "02.1": 2 } }, marked(0, 15), ["02.1 earned 0, not 2"]],
    ["harms another", { earns: { "02.1": 0 } }, marked(0, 14), ["02.2 earned 14, not 15"]],
    [
      "has another status",
      { earns: { "02.1": 0 }, status: "error" },
      marked(0, 15),
      ["02.1 is wrong, not error"],
    ],
    [
      "says something else",
      { earns: { "02.1": 0 }, says: /time/ },
      marked(0, 15),
      ["02.1 does not say /time/"],
    ],
    [
      "is not asked for",
      { earns: { "01.1": 0 } },
      marked(10, 15),
      ["there is no 01.1 in its report"],
    ],
    ["is refused", { earns: { "02.1": 0 } }, refused, ["it was not graded: Expected a notebook."]],
    ["is refused as it should be", { refused: /notebook/ }, refused, []],
    ["is refused for another reason", { refused: /zip/ }, refused, ["its line does not say /zip/"]],
    ["is graded", { refused: /zip/ }, marked(0, 0), ["it was graded", "it was not refused"]],
    ["is missing", { refused: /zip/ }, undefined, ["the report says nothing of it"]],
  ])("sees an adversary that %s", (_, wanted, submission, faults) => {
    expect(outcomeOf(adversary(wanted), submission, none).faults).toEqual(faults);
  });

  it("sees a report that is flooded", () => {
    const flooded = { ...marked(0, 15), notes: ["x".repeat(600_000)] };
    const { faults } = outcomeOf(adversary({ earns: { "02.1": 0 } }), flooded, none);
    expect(faults).toEqual([expect.stringMatching(/^its report has 60\d{4} characters$/)]);
  });
});
