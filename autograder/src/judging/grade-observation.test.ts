import { describe, expect, it } from "vitest";
import type { Exercise, Verdicts } from "../exercises/exercise";
import { gradeNothing, gradeObservation } from "./grade-observation";
import { GraderFault } from "./grader-fault";
import { recogniseMistake } from "./recognise-mistake";
import { failed, passed } from "./verdict";

const exerciseWith = (judge: () => Verdicts): Exercise => ({
  card: {
    id: "99.1",
    notebook: "99-made-up",
    title: "Made up",
    symbol: "madeUp",
    from: "lib/src/made-up.ts",
    goal: "",
    difficulty: 1,
    minutes: 1,
    buildsOn: [],
    supplies: [],
    contract: "",
    assertions: [
      { id: "one", kind: "closeness", points: 3, claim: "One." },
      { id: "two", kind: "property", points: 2, claim: "Two." },
      { id: "hint", kind: "advice", points: 0, claim: "Hint." },
    ],
  },
  draw: () => null,
  probe: () => ({}),
  judge,
  mistakes: [],
  recognisedBy: "verdicts",
});

const evidence = { inputs: null, observed: {}, reference: {} };

describe("gradeObservation", () => {
  it("gives points for what passed, in the declared order", () => {
    const exercise = exerciseWith(() => ({
      hint: failed("Leaks."),
      two: passed,
      one: failed("No.", "1", "2"),
    }));
    const graded = gradeObservation(exercise, evidence);
    expect(graded).toMatchObject({ points: 2, maxPoints: 5, status: "partial", thrown: null });
    expect(graded.assertions.map(({ id, points, message }) => [id, points, message])).toEqual([
      ["one", 0, "No."],
      ["two", 2, ""],
      ["hint", 0, "Leaks."],
    ]);
  });

  it("is full without the advice", () => {
    const exercise = exerciseWith(() => ({ one: passed, two: passed, hint: failed("Leaks.") }));
    expect(gradeObservation(exercise, evidence).status).toBe("full");
  });

  it("fails what the judge leaves out", () => {
    const graded = gradeObservation(
      exerciseWith(() => ({})),
      evidence,
    );
    expect(graded).toMatchObject({ points: 0, status: "wrong" });
    expect(graded.assertions[0]?.message).toBe("The check did not report.");
  });

  it("tells a fault of the judge from a wrong answer", () => {
    const broken = exerciseWith(() => {
      throw new Error("off by one");
    });
    expect(() => gradeObservation(broken, evidence)).toThrow(
      new GraderFault("judge of 99.1: off by one"),
    );
  });

  it("finds the first error of the learner's code", () => {
    const threw = { name: "Error", message: "TODO", stack: "" };
    const observed = { a: { returned: 1 }, b: { threw } };
    const graded = gradeObservation(
      exerciseWith(() => ({})),
      { ...evidence, observed },
    );
    expect(graded.thrown).toEqual(threw);
  });
});

it("gives an answer that reported nothing the same message throughout", () => {
  const graded = gradeNothing(
    exerciseWith(() => ({})),
    "It took too long.",
  );
  expect(graded.points).toBe(0);
  expect(new Set(graded.assertions.map(({ message }) => message))).toEqual(
    new Set(["It took too long."]),
  );
});

describe("recogniseMistake", () => {
  const mistake = (id: string) => ({ id, says: "", edits: [], caughtBy: "one" });
  const shown = (id: string, verdicts: Verdicts) => ({
    mistake: mistake(id),
    observed: {},
    verdicts,
  });

  it("takes the first whose claims fail for the same reasons", () => {
    const exercise = exerciseWith(() => ({ one: failed("Half."), two: passed }));
    const found = recogniseMistake(exercise, evidence, [
      shown("other-reason", { one: failed("A third."), two: passed }),
      shown("more", { one: failed("Half."), two: failed("No.") }),
      shown("simple", { one: failed("Half."), two: passed }),
      shown("involved", { one: failed("Half."), two: passed }),
    ]);
    expect(found?.id).toBe("simple");
  });

  it("finds none in a right answer, nor in an unknown one", () => {
    const right = exerciseWith(() => ({ one: passed, two: passed }));
    expect(
      recogniseMistake(right, evidence, [shown("a", { one: passed, two: passed })]),
    ).toBeNull();
    const unknown = exerciseWith(() => ({ one: failed("New."), two: passed }));
    expect(
      recogniseMistake(unknown, evidence, [shown("a", { one: failed("Old."), two: passed })]),
    ).toBeNull();
  });
});
