import { chooseBackend, seededRandom } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import type { Data } from "../data/data";
import { gradeObservation } from "../judging/grade-observation";
import { observe } from "../judging/judge-desk";
import { referenceAnswer } from "../judging/reference-answer";
import type { Answer, Exercise, Observation } from "./exercise";
import { exercises, findExercise } from "./index";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

async function grade(id: string, answer: Answer) {
  const exercise = findExercise(id);
  const inputs = exercise.draw(seededRandom(`strange ${id}`));
  const observed = await observe(exercise, answer, inputs);
  const reference = await observe(exercise, referenceAnswer(exercise), inputs);
  return gradeObservation(exercise, { inputs, observed, reference });
}

type Result = { context: tf.Tensor; weights: tf.Tensor };
type Attention = (...given: unknown[]) => Result;

/** The reference of 02.1, with something done to what it returns. */
const spoiled = (spoil: (result: Result) => unknown): Answer => {
  const { scaledDotProductAttention } = referenceAnswer(findExercise("02.1"));
  const attend = scaledDotProductAttention as Attention;
  return { scaledDotProductAttention: (...given: unknown[]) => spoil(attend(...given)) };
};

describe("an answer that returns", () => {
  const cases: readonly [what: string, spoil: (result: Result) => unknown, said: RegExp][] = [
    ["NaN", ({ context, weights }) => ({ context, weights: weights.mul(Number.NaN) }), /NaN/],
    [
      "a disposed tensor",
      ({ context, weights }) => {
        weights.dispose();
        return { context, weights };
      },
      /got a disposed tensor\. Return what is made inside `tf.tidy`/,
    ],
    [
      "another shape",
      ({ context, weights }) => ({ context, weights: weights.transpose([0, 2, 1, 3]) }),
      /numHeads and queryLen are swapped/,
    ],
    [
      "another rank",
      ({ context, weights }) => ({ context, weights: weights.flatten() }),
      /The weights: all axes are flattened into one of 150/,
    ],
    ["undefined", () => undefined, /Expected an object with the key `weights`, got undefined/],
    ["a Promise", (result) => Promise.resolve(result), /got a Promise/],
    ["a rejected Promise", () => Promise.reject(new Error("no")), /got a Promise/],
    ["a string", () => "weights", /got a string/],
    [
      "no weights",
      ({ context }) => ({ context }),
      /The weights: expected a tensor .* got undefined/,
    ],
    [
      "numbers",
      ({ context, weights }) => ({ context, weights: weights.arraySync() }),
      /a list of 2/,
    ],
  ];

  it.each(cases)("%s loses with a clear sentence", async (_, spoil, said) => {
    const { points, maxPoints, assertions } = await grade("02.1", spoiled(spoil));
    expect(points).toBeLessThan(maxPoints);
    expect(assertions.find(({ id }) => id === "weights")).toMatchObject({ passed: false });
    expect(assertions.find(({ id }) => id === "weights")?.message).toMatch(said);
  });

  it("nothing at all gets nothing", async () => {
    expect((await grade("02.1", {})).points).toBe(0);
    expect((await grade("02.1", { scaledDotProductAttention: () => ({}) })).points).toBe(0);
    expect((await grade("02.2", { MultiHeadSelfAttention: class {} })).points).toBe(0);
    expect((await grade("01.1", { generateClinicalNote: () => null })).points).toBe(0);
  });

  it("a constant gets no point for its properties", async () => {
    const constant = spoiled(({ context, weights }) => ({
      context: tf.zerosLike(context),
      weights: tf.onesLike(weights).div(weights.shape[3] ?? 1),
    }));
    const { assertions } = await grade("02.1", constant);
    const passing = assertions.filter(({ passed }) => passed).map(({ id }) => id);
    expect(passing).toEqual([]);
  });
});

describe("a classifier that has learnt nothing", () => {
  const { ClinicalNoteClassifier } = referenceAnswer(findExercise("03.2"));
  type Model = new (options: object) => { forward(ids: tf.Tensor): { logits: tf.Tensor } };
  const returning = (logitsOf: (logits: tf.Tensor) => tf.Tensor): Answer => ({
    ClinicalNoteClassifier: class extends (ClinicalNoteClassifier as Model) {
      override forward(ids: tf.Tensor) {
        const result = super.forward(ids);
        return { ...result, logits: logitsOf(result.logits) };
      }
    },
  });
  const properties = async (answer: Answer) => {
    const { assertions } = await grade("03.2", answer);
    return assertions.filter(({ id, passed }) => passed && /invariance|order|padding/.test(id));
  };

  it("gets no point for noise", async () => {
    expect(await properties(returning(({ shape }) => tf.randomNormal(shape)))).toEqual([]);
  });

  it("gets no point for the same logits whatever the note", async () => {
    const constant = ({ shape: [batch = 0, numClasses = 0] }: tf.Tensor) =>
      tf.tile(tf.range(0, numClasses).expandDims(0), [batch, 1]);
    expect(await properties(returning(constant))).toEqual([]);
  });

  it("gets no point for what is not a number", async () => {
    const calls = { count: 0 };
    const nothing = (logits: tf.Tensor) => logits.mul(calls.count++ % 2 ? Number.NaN : 0);
    expect(await properties(returning(nothing))).toEqual([]);
  });
});

describe("the judge", () => {
  it.each(exercises.map((exercise) => [exercise.card.id, exercise] as const))(
    "of %s bears any observation",
    async (_, exercise) => {
      const random = seededRandom(7);
      const inputs = exercise.draw(random);
      const reference = await observe(exercise, referenceAnswer(exercise), inputs);
      for (let i = 0; i < 40; i++) {
        const observed = garbled(exercise, reference, random);
        const { points, maxPoints } = gradeObservation(exercise, { inputs, observed, reference });
        expect(points).toBeLessThan(maxPoints);
      }
    },
  );
});

/** Every experiment's result with one place in it replaced by something else. */
function garbled(_: Exercise, reference: Observation, random: () => number): Observation {
  return Object.fromEntries(
    Object.entries(reference).map(([name, attempt]) => [
      name,
      "returned" in attempt ? { returned: garble(attempt.returned, random) } : attempt,
    ]),
  );
}

function garble(data: Data, random: () => number): Data {
  const isBranch = typeof data === "object" && data !== null && !("values" in data);
  const keys = isBranch ? Object.keys(data) : [];
  const key = keys[Math.floor(random() * keys.length)];
  if (key === undefined || random() < 0.2) return anything(random);
  const copy = (Array.isArray(data) ? [...data] : { ...(data as object) }) as Record<string, Data>;
  copy[key] = garble(copy[key] ?? null, random);
  // Most of the fields, so that every assertion meets some garbage.
  for (const other of keys) if (random() < 0.7) copy[other] = garble(copy[other] ?? null, random);
  return copy as Data;
}

function anything(random: () => number): Data {
  const things: readonly Data[] = [
    null,
    true,
    -1,
    "text",
    [],
    {},
    [[], [null]],
    { unreadable: "a Promise" },
    { unreadable: 3 },
    { dtype: "float32", shape: [], values: new Float32Array([1]) },
    { dtype: "float32", shape: [0], values: new Float32Array() },
    { dtype: "int32", shape: [2, 0, 3], values: new Int32Array() },
    { dtype: "bool", shape: [1, 1, 1, 1], values: new Uint8Array(1) },
    { dtype: "float32", shape: [2, 2], values: new Float32Array(4).fill(Number.NaN) },
    { dtype: "float32", shape: [3], values: new Float32Array(2) },
    { dtype: "float32", shape: [2, 3, 5], values: new Float32Array(30) },
    { dtype: "float32", shape: [1, 2, 1, 3], values: new Float32Array(6).fill(Infinity) },
  ];
  return things[Math.floor(random() * things.length)] ?? null;
}
