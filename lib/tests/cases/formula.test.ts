import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  brierDecomposition,
  brierScore,
  multiclassBrierScore,
} from "../../src/evaluation/calibration/brier-score";
import { expectedCalibrationError } from "../../src/evaluation/calibration/expected-calibration-error";
import { fitTemperature } from "../../src/evaluation/calibration/fit-temperature";
import { reliabilityDiagram } from "../../src/evaluation/calibration/reliability-diagram";
import { softmax } from "../../src/evaluation/calibration/softmax";
import { precisionRecallCurve } from "../../src/evaluation/precision-recall-curve";
import { scaledDotProductAttention } from "../../src/layers/scaled-dot-product-attention";
import { cosineSchedule } from "../../src/training/schedules";
import { expectNumbers } from "../tensor-expectations";

/** Worked examples that were computed elsewhere, in float64; not part of the repository. */
const folder = process.env.ATTENDING_CASES ?? resolve(__dirname, "../../../../shared/cases");
const path = join(folder, "formula.json");

type Numbers = number | readonly Numbers[];

interface Case {
  readonly id: string;
  readonly inputs: Readonly<Record<string, Numbers>>;
  readonly expected: Readonly<Record<string, Numbers>>;
  readonly tol: number;
}

const cases: Case[] = existsSync(path) ? JSON.parse(readFileSync(path, "utf8")).cases : [];

/** All numbers of a nested list, in order; none when there is no list. */
function flat(numbers: Numbers | undefined): number[] {
  if (numbers === undefined) return [];
  return typeof numbers === "number" ? [numbers] : numbers.flatMap(flat);
}

/** The rows of a nested list. */
const rowsOf = (numbers: Numbers | undefined): number[][] =>
  typeof numbers === "object" ? numbers.map(flat) : [];

const checks: Readonly<Record<string, (example: Case) => void>> = {
  "temperature-overconfident": ({ inputs, expected, tol }) => {
    const logits = rowsOf(inputs.logits);
    const labels = flat(inputs.labels);
    const [numBins = 0] = flat(inputs.n_bins_for_ece);
    const { temperature, nll, nllBefore } = fitTemperature(logits, labels);
    const found: Record<string, number[]> = {
      T: [temperature],
      nll_T1: [nllBefore],
      nll_at_T: [nll],
      prob_first_row_at_T: softmax(logits[0] ?? [], temperature),
    };
    const isRight = logits.map((row, i) => row.indexOf(Math.max(...row)) === labels[i]);
    for (const [name, t] of [["T1", 1] as const, ["at_T", temperature] as const]) {
      const confidences = logits.map((row) => Math.max(...softmax(row, t)));
      const total = confidences.reduce((sum, p) => sum + p, 0);
      found[`mean_confidence_${name}`] = [total / logits.length];
      found[`ece_${name}`] = [expectedCalibrationError(confidences, isRight, { numBins })];
      const { ece } = reliabilityDiagram(confidences, isRight, { numBins });
      expectNumbers([ece], flat(expected[`ece_${name}`]), tol);
    }
    for (const [name, numbers] of Object.entries(found)) {
      expectNumbers(numbers, flat(expected[name]), tol);
    }
  },

  "brier-binary": ({ inputs, expected, tol }) => {
    const { brier, baseRate, reference, skill } = brierScore(flat(inputs.p), flat(inputs.y));
    expectNumbers([brier], flat(expected.brier), tol);
    expectNumbers([baseRate], flat(expected.base_rate), tol);
    expectNumbers([reference], flat(expected.reference), tol);
    expectNumbers([skill], flat(expected.skill), tol);
  },

  "brier-multiclass": ({ inputs, expected, tol }) => {
    const probabilities = rowsOf(inputs.prob);
    const labels = flat(inputs.label);
    const sum = multiclassBrierScore(probabilities, labels);
    expectNumbers([sum], flat(expected.sum_over_classes), tol);
    const numClasses = probabilities[0]?.length ?? 0;
    expectNumbers([sum / numClasses], flat(expected.mean_over_classes), tol);
    const highest = probabilities.map((row) => Math.max(...row));
    const isRight = probabilities.map((row, i) => +(row[labels[i] ?? -1] === highest[i]));
    expectNumbers([brierScore(highest, isRight).brier], flat(expected.top1), tol);
  },

  "brier-decomposition": ({ inputs, expected, tol }) => {
    const parts = brierDecomposition(flat(inputs.p), flat(inputs.y));
    for (const [name, value] of Object.entries(parts)) {
      expectNumbers([value], flat(expected[name]), tol);
    }
    const { brier } = brierScore(flat(inputs.p), flat(inputs.y));
    expectNumbers([brier], flat(expected.brier), tol);
  },

  "cosine-warmup": ({ inputs, expected, tol }) => {
    const [warmupSteps] = flat(inputs.warmup);
    const [totalSteps = 0] = flat(inputs.total);
    const steps = flat(inputs.steps);
    const theirs = { warmupSteps, totalSteps, riseAfterEnd: true };
    const multipliers = flat(expected.multiplier);
    expectNumbers(steps.map(cosineSchedule(theirs)), multipliers, tol);
    // Ours differs where theirs rises again.
    const ours = multipliers.map((factor, i) => ((steps[i] ?? 0) > totalSteps ? 0 : factor));
    expectNumbers(steps.map(cosineSchedule({ warmupSteps, totalSteps })), ours, tol);
  },

  attention: ({ inputs, expected, tol }) => {
    const heads = (numbers: Numbers | undefined) => {
      const values = flat(numbers);
      return tf.tensor4d(values, [1, 1, values.length / 2, 2]);
    };
    const [query, key, value] = [inputs.Q, inputs.K, inputs.V].map(heads);
    if (!query || !key || !value) throw new Error("three inputs");
    const { context, weights } = scaledDotProductAttention(query, key, value);
    expectNumbers(context.dataSync(), flat(expected.output), tol);
    expectNumbers(weights.dataSync(), flat(expected.weights), tol);
    const entropies = weights.mul(weights.log()).sum(-1).neg().dataSync();
    expectNumbers(entropies.slice(0, 1), flat(expected.entropy_row0), tol);
    const mask = tf.tensor4d([1, 1, 0], [1, 1, 1, 3]);
    const masked = scaledDotProductAttention(query, key, value, { mask });
    expectNumbers(masked.weights.dataSync(), flat(expected.weights_masked), tol);
  },

  // Ours has no interpolation: the curve, and the sum over it.
  "average-precision": ({ inputs, expected, tol }) => {
    const detections = flat(inputs.detections_sorted_score_tp);
    const scores = detections.filter((_, i) => i % 2 === 0);
    const hits = detections.filter((_, i) => i % 2 === 1);
    const [total = 0] = flat(inputs.n_ground_truth);
    const missed = total - hits.filter((hit) => hit === 1).length;
    expect(missed).toBe(1);
    const { points, averagePrecision } = precisionRecallCurve([...scores, -1], [...hits, 1]);
    const detected = points.slice(0, -1);
    expectNumbers(
      detected.map(({ recall }) => recall),
      flat(expected.recall),
      tol,
    );
    expectNumbers(
      detected.map(({ precision }) => precision),
      flat(expected.precision),
      tol,
    );
    // What was never detected ranks last, and adds its share of the recall.
    const last = (points.at(-1)?.precision ?? 0) / total;
    const sum = flat(expected.uninterpolated_sum_of_precision_at_tp_over_ng);
    expectNumbers([averagePrecision - last], sum, tol);
  },
};

describe("worked examples of formulas", () => {
  if (cases.length === 0) {
    it(`need ${path}`, (context) => context.skip("set ATTENDING_CASES to their folder"));
    return;
  }

  it("are there for every check", () => {
    const ids = cases.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(checks)));
  });

  for (const example of cases) {
    const check = checks[example.id];
    if (check === undefined) it.todo(example.id);
    else it(example.id, () => check(example));
  }
});
