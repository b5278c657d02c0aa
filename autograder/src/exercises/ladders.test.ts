import { join } from "node:path";
import { chooseBackend } from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { bundleMistakes } from "../judging/bundle-mistakes";
import { type Counterexample, counterexampleOn } from "../judging/counterexample";
import { evaluateVariants, type Variants } from "../judging/mistake-variants";
import { referenceAnswer } from "../judging/reference-answer";
import { referenceOnLadder } from "../judging/reference-on-ladder";
import type { Answer, Exercise, Ladder } from "./exercise";
import { exercises } from "./index";
import { tryRungs } from "./probing/rungs";

const root = join(__dirname, "..", "..", "..");

/**
 * Known mistakes that no small input shows: what chance gives over many draws, what becomes of
 * gradients, inputs and defaults, more bars than fit into words, and titles, which may be worded in many ways.
 */
const unseen: Readonly<Record<string, readonly string[]>> = {
  "01.1": [
    "terms-three-to-five",
    "context-two-to-three",
    "trailing-one-to-two",
    "length-drawn-each-turn",
    "one-to-two-diagnoses",
    "terms-without-replacement",
    "negated-every-second",
    "negation-inverted",
    "one-coin-for-all",
    "math-random",
    "label-cut-off",
  ],
  "01.2": [
    "train-not-shuffled",
    "all-shuffled",
    "validation-shuffled",
    "test-shuffled",
    "same-notes",
    "one-note",
    "labels-of-others",
    "math-random",
  ],
  "02.1": ["numbers-taken-out", "inputs-disposed"],
  "02.2": ["heads-not-checked"],
  "03.1": ["attention-not-dropped"],
  "03.2": ["no-dropout", "positions-not-dropped"],
  "04.1": ["not-shuffled", "signal-not-heard", "stops-after-epoch", "progress-anew"],
  "04.2": ["labels-of-the-loader"],
  "05.1": ["threshold-on-logits", "one-winner", "words-without-place", "nothing-said-of-nothing"],
  "05.2": ["ratio-of-means"],
  "05.3": ["loaders-shared", "training-not-awaited", "progress-anew"],
  "06.2": [
    "warm-up-once",
    "not-read",
    "training-mode",
    "padding-for-words",
    "padding-among-words",
    "places-for-words",
    "float-ids",
  ],
  "07.1": ["attention-nan-backwards", "numbers-taken-out"],
  "07.2": [
    "no-dropout-on-visits",
    "dropout-on-codes",
    "no-dropout-between-layers",
    "numbers-taken-out",
  ],
  "09.2": ["longer-default"],
  "09.3": ["all-of-them"],
  "12.1": ["not-read", "training-mode", "float-ids", "nothing-refused"],
  "12.2": ["nothing-refused"],
  "12.3": ["sizes-not-checked"],
  "10.1": [
    "zero-rate-as-none",
    "usual-rate-of-a-half",
    "encoder-cut-off",
    "types-left-out",
    "asked-not-returned",
  ],
  "10.3": ["trains-afterwards", "all-at-once"],
  "11.1": ["counts-drawn"],
};

const withLadders = exercises.flatMap((exercise) =>
  exercise.ladder === undefined ? [] : ([[exercise.card.id, exercise, exercise.ladder]] as const),
);

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

async function climb(exercise: Exercise, ladder: Ladder, answer: Answer) {
  const tried = await tryRungs(ladder.tryOut, answer, ladder.rungs());
  return counterexampleOn(ladder, tried, await referenceOnLadder(exercise));
}

describe.each(withLadders)("the ladder of %s", (id, exercise, ladder) => {
  let shown: ReadonlyMap<string, Counterexample | null>;
  beforeAll(async () => {
    const variants: Variants = evaluateVariants(exercise, await bundleMistakes(exercise, root));
    const rows: [string, Counterexample | null][] = [];
    for (const { id: mistake } of exercise.mistakes) {
      rows.push([mistake, await climb(exercise, ladder, variants.get(mistake) ?? {})]);
    }
    shown = new Map(rows);
  });

  it("lets the reference up without an error or a difference", async () => {
    const reference = referenceAnswer(exercise);
    expect(await climb(exercise, ladder, reference)).toBeNull();
    const tried = Object.values(await referenceOnLadder(exercise));
    expect(tried).toHaveLength(ladder.rungs().length);
    expect(tried.filter((attempt) => "threw" in attempt)).toEqual([]);
  });

  it("shows each known mistake but those that no small input shows", () => {
    const notShown = [...shown].filter(([, example]) => example === null).map(([name]) => name);
    expect(notShown).toEqual(unseen[id] ?? []);
  });

  it("says it in few words, and the same at each call", () => {
    expect(ladder.rungs()).toEqual(ladder.rungs());
    for (const example of shown.values()) {
      if (example === null) continue;
      expect(example.inputs.length).toBeLessThan(600);
      expect(example.expected).not.toBe(example.observed);
    }
  });
});

async function shownOf(id: string, mistake: string): Promise<Counterexample | null> {
  const [, exercise, ladder] = withLadders.find(([each]) => each === id) ?? [];
  if (exercise === undefined || ladder === undefined) throw new Error(`no ladder of ${id}`);
  const variants = evaluateVariants(exercise, await bundleMistakes(exercise, root));
  return climb(exercise, ladder, variants.get(mistake) ?? {});
}

it("shows what can be computed by hand", async () => {
  // The score is 1 · 2 / √4 = 1 beside 0: e / (1 + e) = 0.7311. Unscaled it is 2: 0.8808.
  expect(await shownOf("02.1", "no-scaling")).toEqual({
    inputs:
      "query [queryLen 1, dHead 4] = [[1, 0, 0, 0]]; " +
      "key [keyLen 2, dHead 4] = [[0, 0, 0, 0], [2, 0, 0, 0]]; " +
      "value [keyLen 2, dHead 4] = [[0, 0, 0, 0], [1, 0, 0, 0]]",
    expected: "weights [queryLen 1, keyLen 2] = [[0.2689, 0.7311]]",
    observed: "weights [queryLen 1, keyLen 2] = [[0.1192, 0.8808]]",
  });
});

it("shows steps of training that can be computed by hand", async () => {
  // Adam's first step is the learning rate, whatever the gradient.
  expect(await shownOf("04.1", "learning-rate-not-passed")).toEqual({
    inputs:
      "a model that says gain · the sum of its words' weights, half of that in eval() mode; " +
      "weight [word 2, class 1] = [[0], [0]]; gain = 1; " +
      "train: tokenIds = [[1]]; labels = [[1]]; batchSize = 2; validation: the same; " +
      "epochs = 1; learningRate = 0.1; maxGradientNorm = 100",
    expected: "weight [word 2, class 1] = [[0], [0.1]]",
    observed: "weight [word 2, class 1] = [[0], [0.001]]",
  });
  // Of the scores 1 and 0 the deviation from 0.5 is √(0.25 + 0.25), by n - 1 = 1.
  expect(await shownOf("05.3", "variance-for-deviation")).toMatchObject({
    expected: expect.stringContaining("standardDeviation: 0.7071"),
    observed: expect.stringContaining("standardDeviation: 0.5"),
  });
});
