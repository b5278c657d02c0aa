import { join } from "node:path";
import { chooseBackend } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { exercises, findExercise } from "../exercises";
import type { Observation } from "../exercises/exercise";
import { bundleMistakes, bundlePairs } from "./bundle-mistakes";
import { JudgeDesk, observe } from "./judge-desk";
import { evaluateVariants, type Variants } from "./mistake-variants";
import type { Behaviour } from "./recognise-mistake";
import { recognisePair } from "./recognise-pair";

/** What is seen of three numbers; or that the first one is never there. */
function seen(first: number | "threw", second: number, third: number): Behaviour {
  const thrown = { name: "Error", message: "no", stack: "" };
  const observed: Observation = {
    one: first === "threw" ? { threw: thrown } : { returned: first },
    two: { returned: [second, third] },
  };
  const graded = { id: "", title: "", points: 0, maxPoints: 1, assertions: [], thrown: null };
  return { observed, graded: { ...graded, status: "wrong" } };
}

describe("recognisePair", () => {
  const ids = ["sign", "double", "third", "throws"];
  const alone: Readonly<Record<string, Behaviour>> = {
    sign: seen(-1, 2, 3),
    double: seen(2, 4, 3),
    third: seen(1, 2, 9),
    throws: seen("threw", 2, 3),
  };
  const together: Readonly<Record<string, Behaviour>> = {
    "sign + double": seen(-2, 4, 3),
    "sign + third": seen(-1, 2, 9),
    "double + third": seen(2, 4, 9),
    "third + throws": seen("threw", 2, 9),
  };
  const exercise = {
    recognisedBy: "outputs" as const,
    mistakes: ids.map((id) => ({ id, says: `It is ${id}.` })),
  };

  async function recognise(answer: Behaviour, recognisedBy: "outputs" | "verdicts" = "outputs") {
    const run: string[] = [];
    const pair = await recognisePair({ ...exercise, recognisedBy }, answer, {
      reference: seen(1, 2, 3).observed,
      show: async ({ id }) => alone[id],
      showBoth: async ({ id }) => {
        run.push(id);
        return together[id];
      },
    });
    return { id: pair?.id ?? null, run };
  }

  it("names two of which each does its own", async () => {
    expect(await recognise(seen(-1, 2, 9))).toEqual({ id: "sign + third", run: ["sign + third"] });
  });

  it("names two that meddle with the same number", async () => {
    expect(await recognise(seen(-2, 4, 3))).toMatchObject({ id: "sign + double" });
  });

  it("names one that throws beside another", async () => {
    expect(await recognise(seen("threw", 2, 9))).toMatchObject({ id: "third + throws" });
  });

  it("names none that only comes near, and runs five at most", async () => {
    const { id, run } = await recognise(seen(-7, 4, 3));
    expect(id).toBeNull();
    expect(run.length).toBeGreaterThan(0);
    expect(run.length).toBeLessThanOrEqual(5);
  });

  it("explains an error only by a mistake that makes one", async () => {
    const { run } = await recognise(seen("threw", 4, 3));
    expect(run).toContain("double + throws");
    expect(run).not.toContain("sign + double");
  });

  it("runs nothing where verdicts decide", async () => {
    expect(await recognise(seen(-1, 2, 9), "verdicts")).toEqual({ id: null, run: [] });
  });
});

describe("a desk", () => {
  const root = join(__dirname, "..", "..", "..");
  const exercise = findExercise("06.1");
  let pairs: Variants;
  let desk: JudgeDesk;

  beforeAll(async () => {
    await chooseBackend({ force: "wasm", print: () => undefined });
    const variants = evaluateVariants(exercise, await bundleMistakes(exercise, root));
    pairs = evaluateVariants(exercise, await bundlePairs(exercise, root));
    desk = new JudgeDesk(
      () => variants,
      () => pairs,
    );
  });

  it("says both mistakes of an answer that makes two", async () => {
    const observed = await observe(
      exercise,
      pairs.get("no-eval-mode + recall-for-f1") ?? {},
      desk.draw("06.1", "two"),
    );
    const { mistake } = await desk.judge("06.1", "two", observed);
    expect(mistake).toEqual({
      id: "no-eval-mode + recall-for-f1",
      says:
        "Two mistakes at once. The model is asked in training mode: call model.eval() first. " +
        "And: The recall is returned as F1: false alarms cost nothing in it.",
      both: [
        {
          id: "no-eval-mode",
          says: "The model is asked in training mode: call model.eval() first.",
        },
        {
          id: "recall-for-f1",
          says: "The recall is returned as F1: false alarms cost nothing in it.",
        },
      ],
    });
  });

  it("has no pair of mistakes that change the same piece", () => {
    expect(pairs.has("first-code + any-code")).toBe(false);
    expect(pairs.has("any-code + first-code")).toBe(false);
    const { length } = exercise.mistakes;
    expect(pairs.size).toBeLessThan((length * (length - 1)) / 2);
  });
});

it("takes names for pairs that no single mistake has", () => {
  const ids = exercises.flatMap(({ mistakes }) => mistakes.map(({ id }) => id));
  expect(ids.filter((id) => id.includes(" + "))).toEqual([]);
});
