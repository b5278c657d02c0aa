import { describe, expect, it } from "vitest";
import type { Exercise, Verdicts } from "../exercises/exercise";
import { failed, passed } from "../exercises/judging/verdict";
import { gradeObservation } from "./grade-observation";
import { GraderFault } from "./grader-fault";
import { type Behaviour, mistakeShow, recogniseMistake } from "./recognise-mistake";

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

describe("recogniseMistake", () => {
  const ids = ["other-reason", "more", "simple", "involved"];
  const behaviour = (verdicts: Verdicts): Behaviour => ({
    observed: {},
    graded: gradeObservation(
      exerciseWith(() => verdicts),
      evidence,
    ),
  });
  const exercise: Exercise = {
    ...exerciseWith(() => ({})),
    mistakes: ids.map((id) => ({ id, says: "", edits: [], caughtBy: "one" })),
  };
  const shown: Readonly<Record<string, Verdicts>> = {
    "other-reason": { one: failed("A third."), two: passed, hint: passed },
    more: { one: failed("Half."), two: failed("No."), hint: passed },
    simple: { one: failed("Half."), two: passed, hint: passed },
    involved: { one: failed("Half."), two: passed, hint: passed },
  };
  const recognise = (verdicts: Verdicts) =>
    recogniseMistake(exercise, behaviour(verdicts), async ({ id }) => behaviour(shown[id] ?? {}));

  it("takes the first whose claims fail for the same reasons, whatever the advice", async () => {
    const found = await recognise({ one: failed("Half."), two: passed, hint: failed("Leaks.") });
    expect(found?.id).toBe("simple");
  });

  it("finds none in a right answer, nor in an unknown one", async () => {
    expect(await recognise({ one: passed, two: passed, hint: passed })).toBeNull();
    expect(await recognise({ one: failed("New."), two: passed, hint: passed })).toBeNull();
  });

  it("shows each mistake once, and only as far as needed", async () => {
    const runs: string[] = [];
    const variants = new Map(ids.map((id) => [id, { id }]));
    const probed: Exercise = {
      ...exercise,
      judge: () => ({ one: failed("Half."), two: passed }),
      probe: ({ id }) => {
        runs.push(String(id));
        return {};
      },
    };
    const show = mistakeShow(probed, () => variants, evidence);
    const answer = behaviour({ one: failed("Half."), two: passed });
    expect((await recogniseMistake(probed, answer, show))?.id).toBe("other-reason");
    await recogniseMistake(probed, answer, show);
    expect(runs).toEqual(["other-reason"]);
  });
});
