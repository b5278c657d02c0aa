import type { TensorData } from "../../../data/data";
import type { Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { asNumbers, asTable } from "../../judging/number-lists";
import { rowsOf } from "../../judging/table-rows";
import { float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, within } from "../../judging/verdict";
import { fieldOfResults, lacksBaseline, type Seen, scoresOf } from "./reading-studies";
import { steadyScores } from "./steady-scores";

export function judgeMean(seen: Seen): Verdict {
  return sameAsFromScores(seen, "mean", meanOf, "Add up the scores, divide by their number.");
}

/** Numbers that are all alike make every formula right. */
export function judgeSpread(seen: Seen): Verdict {
  return all(
    () =>
      judged(steadyScores(seen), ({ rows }) =>
        rows.every((row) => deviationOf(row) > 0)
          ? passed
          : failed("The scores of a variant are all equal, whatever the seed."),
      ),
    () =>
      sameAsFromScores(
        seen,
        "standardDeviation",
        deviationOf,
        "The root of the squared distances from the mean, divided by n - 1: these seeds are a sample.",
      ),
  );
}

export function judgeDifference(seen: Seen): Verdict {
  const inTheMean = () =>
    sameAsFromScores(
      seen,
      "difference",
      (row, baseline) => meanOf(differencesOf(row, baseline)),
      "The mean of the differences.",
    );
  return all(
    () => judgeSeedBySeed(seen),
    inTheMean,
    () => judgeFromNothing(seen),
  );
}

function judgeSeedBySeed(seen: Seen): Verdict {
  return judged(steadyScores(seen), ({ rows, baseline }) => {
    const expected = rows.map((row) => differencesOf(row, baseline));
    return sameDifferences(
      seen.observed,
      "steady",
      expected,
      "Each score minus the baseline's score of the same seed.",
    );
  });
}

/** A baseline's score may be 0: it is a score like any other. */
function judgeFromNothing(seen: Seen): Verdict {
  const { observed } = seen;
  return judged(scoresOf(observed, "defaults"), (scores) => {
    const rows = rowsOf(scores);
    const [baseline = []] = lacksBaseline(seen, "defaults") ? [[0]] : rows;
    const expected = rows.map((row) => differencesOf(row, baseline));
    return sameDifferences(observed, "defaults", expected, "The baseline's score is 0 here.");
  });
}

function sameDifferences(
  observed: Observation,
  experiment: string,
  expected: readonly (readonly number[])[],
  cause: string,
): Verdict {
  const form = { what: "`differences`", axes: ["variant", "seed"] };
  const got = within(fieldOfResults(observed, experiment, "differences"), (values) =>
    asTable([...values], form),
  );
  const shape = [expected.length, expected[0]?.length ?? 0];
  return judged(got, (tensor) =>
    closeTo(tensor, tensorOf(shape, expected), { ...form, tolerance: float32, cause }),
  );
}

/** One number a variant, computed from the learner's own scores. */
function sameAsFromScores(
  seen: Seen,
  field: "mean" | "standardDeviation" | "difference",
  compute: (row: readonly number[], baseline: readonly number[]) => number,
  cause: string,
): Verdict {
  const form = { what: `\`${field}\``, axes: ["variant"] };
  return judged(steadyScores(seen), ({ rows, baseline }) => {
    const expected = tensorOf([rows.length], [rows.map((row) => compute(row, baseline))]);
    const got = within(fieldOfResults(seen.observed, "steady", field), (values) =>
      asNumbers([...values], form),
    );
    return judged(got, (tensor) =>
      closeTo(tensor, expected, { ...form, tolerance: float32, cause }),
    );
  });
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const differencesOf = (row: readonly number[], baseline: readonly number[]): number[] =>
  row.map((score, i) => score - (baseline[i] ?? Number.NaN));

function deviationOf(values: readonly number[]): number {
  const mean = meanOf(values);
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}

const tensorOf = (shape: readonly number[], rows: readonly (readonly number[])[]): TensorData => ({
  dtype: "float32",
  shape,
  values: Float32Array.from(rows.flat()),
});
