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
import { findExercise } from "../../index";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

type Score = (predictions: number[][], labels: number[][]) => number;

const microF1: Score = (predictions, labels) => f1Scores(predictions, labels).micro.f1;

/** Seed by seed, scored without evaluateModel, and summed up at the end. */
async function seedsFirst(options: AblationStudyOptions, scoreOf = microF1) {
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
      table.set(name, [
        ...(table.get(name) ?? []),
        scoreOf(
          said,
          labels.map((row) => [...row]),
        ),
      ]);
    }
  }
  options.progress?.finish("done");
  const [baseline = []] = table.values();
  return [...table].map(([name, scores]) => ({ name, ...sumsOf(scores, baseline) }));
}

function sumsOf(scores: readonly number[], baseline: readonly number[]) {
  const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b) / xs.length;
  return {
    scores,
    mean: mean(scores),
    // Σx² - n · mean², by n - 1
    standardDeviation: Math.sqrt(
      (scores.reduce((sum, x) => sum + x * x, 0) - scores.length * mean(scores) ** 2) /
        (scores.length - 1),
    ),
    differences: scores.map((score, i) => score - (baseline[i] ?? 0)),
    difference: mean(scores) - mean(baseline),
  };
}

/** The share of right decisions in the place of F1. */
function byAccuracy(options: AblationStudyOptions) {
  return seedsFirst(options, (predictions, labels) => {
    const truth = labels.flat();
    const hits = predictions.flat().filter((said, i) => said === truth[i]);
    return hits.length / truth.length;
  });
}

async function lostIds(runAblationStudy: (options: AblationStudyOptions) => unknown) {
  return (await lostClaims("05.3", { runAblationStudy })).map(({ id }) => id);
}

describe("05.3 takes another right way", () => {
  it("seeds first", async () => {
    expect(await lostIds((options) => seedsFirst(options))).toEqual([]);
  });

  it("seeds first, without the baseline: the claims on the whole lose, no other", async () => {
    const rest = async (options: AblationStudyOptions) => (await seedsFirst(options)).slice(1);
    expect(await lostIds(rest)).toEqual(["runs", "names", "finding"]);
  });

  it("seeds first, by accuracy: models and sums are right", async () => {
    expect(await lostIds(byAccuracy)).toEqual(["runs", "notes", "budget", "defaults", "finding"]);
  });

  it("gives what is said of models only for scores that they have", async () => {
    const trainsAndInvents = async (options: AblationStudyOptions) =>
      (await seedsFirst(options)).map((result, v) => ({
        ...result,
        ...sumsOf(
          options.seeds.map((_, i) => 0.9 - 0.1 * v - 0.01 * i * (v + 1)),
          options.seeds.map((_, i) => 0.9 - 0.01 * i),
        ),
      }));
    const lost = await lostIds(trainsAndInvents);
    const kept = findExercise("05.3").card.assertions.filter(
      ({ id, points }) => points > 0 && !lost.includes(id),
    );
    expect(kept.map(({ id }) => id)).toEqual(["names", "progress"]);
  });

  it("gives nothing for numbers that were made up", async () => {
    const madeUp = ({ variants, seeds }: AblationStudyOptions) =>
      [...variants.keys()].map((name, v) => ({
        name,
        scores: seeds.map(() => 0.9 - 0.05 * v),
        mean: 0.9 - 0.05 * v,
        standardDeviation: 0,
        differences: seeds.map(() => -0.05 * v),
        difference: -0.05 * v,
      }));
    expect(await lostIds(madeUp)).toEqual([
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
