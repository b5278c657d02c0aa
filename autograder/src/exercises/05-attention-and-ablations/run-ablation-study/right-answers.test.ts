import {
  type AblationStudyOptions,
  chooseBackend,
  f1Scores,
  predictProbabilities,
  thresholdProbabilities,
  trainModel,
} from "@attending/lib";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

/** Seed by seed, scored without evaluateModel, and summed up at the end. */
async function seedsFirst(options: AblationStudyOptions) {
  const { variants, seeds, loadersFor, test, epochs = 15, learningRate = 3e-4 } = options;
  let numRuns = 0;
  const table = new Map<string, number[]>();
  for (const seed of seeds) {
    for (const [name, make] of variants) {
      const { train, validation } = loadersFor(seed);
      const model = make(seed);
      await trainModel(model, { train, validation, epochs, learningRate });
      const { tokenIds, labels } = test;
      const said = thresholdProbabilities(predictProbabilities(model, { tokenIds }), 0.5);
      options.progress?.update(++numRuns);
      table.set(name, [...(table.get(name) ?? []), f1Scores(said, labels).micro.f1]);
    }
  }
  options.progress?.finish("done");
  const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b) / xs.length;
  const [baseline = []] = table.values();
  return [...table].map(([name, scores]) => ({
    name,
    scores,
    mean: mean(scores),
    // Σx² - n · mean², by n - 1
    standardDeviation: Math.sqrt(
      (scores.reduce((sum, x) => sum + x * x, 0) - scores.length * mean(scores) ** 2) /
        (scores.length - 1),
    ),
    differences: scores.map((score, i) => score - (baseline[i] ?? 0)),
    difference: mean(scores) - mean(baseline),
  }));
}

describe("05.3 takes another right way", () => {
  it("seeds first", async () => {
    expect(await lostClaims("05.3", { runAblationStudy: seedsFirst })).toEqual([]);
  });

  it("and gives nothing for numbers that were made up", async () => {
    const madeUp = ({ variants, seeds }: AblationStudyOptions) =>
      [...variants.keys()].map((name, v) => ({
        name,
        scores: seeds.map(() => 0.9 - 0.05 * v),
        mean: 0.9 - 0.05 * v,
        standardDeviation: 0,
        differences: seeds.map(() => -0.05 * v),
        difference: -0.05 * v,
      }));
    const lost = await lostClaims("05.3", { runAblationStudy: madeUp });
    expect(lost.map((assertion) => (assertion as { id: string }).id)).toEqual([
      "runs",
      "fresh",
      "notes",
      "budget",
      "mean",
      "spread",
      "difference",
      "defaults",
      "progress",
      "finding",
    ]);
  });
});
