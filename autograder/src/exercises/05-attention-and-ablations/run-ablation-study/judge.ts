import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers, asTable } from "../../judging/number-lists";
import { judgeProgress } from "../../judging/progress";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { rowsOf } from "../../judging/table-rows";
import { deepFloat32, float32 } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";
import { judgeTrained } from "./judge-trained";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

const defaultEpochs = 15;

/** Eleven notes in fours. */
const batchesPerEpoch = 3;

export const judge: Judge<Inputs> = (seen) => ({
  runs: judgeRuns(seen),
  names: judgeNames(seen),
  fresh: judgeFresh(seen),
  notes: judgeNotes(seen),
  budget: all(
    () => judgeBatches(seen.observed, "study", seen.inputs.epochs * batchesPerEpoch),
    () => trainedIn(seen, "study"),
  ),
  mean: sameAsFromScores(seen, "mean", meanOf, "Add up the scores, divide by their number."),
  spread: sameAsFromScores(
    seen,
    "standardDeviation",
    deviationOf,
    "The root of the squared distances from the mean, divided by n - 1: these seeds are a sample.",
  ),
  difference: judgeDifference(seen),
  defaults: all(
    () => judgeBatches(seen.observed, "defaults", defaultEpochs),
    () => judgeDefaultRate(seen),
  ),
  progress: judgeProgress(seen.observed, {
    experiment: "study",
    count: seen.inputs.study.names.length * seen.inputs.study.seeds.length,
    units: "runs",
  }),
  finding: all(
    () => judgeFinding(seen),
    () => trainedIn(seen, "learning"),
  ),
  leaks: judgeLeaks(seen.observed),
});

/** One field of each result of a study. */
function fieldOfResults(observation: Observation, experiment: string, field: string) {
  return within(attempted(observation, experiment), (data) =>
    within(fieldOf(data, "results"), (results) =>
      within(asList(results, "what comes back"), (list): Reading<readonly Data[]> => {
        const values: Data[] = [];
        for (const result of list) {
          const value = fieldOf(result, field);
          if ("failure" in value) return value;
          values.push(value.value);
        }
        return { value: values };
      }),
    ),
  );
}

const scoresForm = { what: "the scores", axes: ["variant", "seed"] };

function scoresOf(observation: Observation, experiment = "study"): Reading<TensorData> {
  return within(fieldOfResults(observation, experiment, "scores"), (rows) =>
    asTable([...rows], scoresForm),
  );
}

function known<T>(reading: Reading<T>): T {
  if ("failure" in reading) throw new Error(`reference: ${reading.failure.message}`);
  return reading.value;
}

function judgeRuns({ observed, reference }: Seen): Verdict {
  return judged(scoresOf(observed), (scores) =>
    closeTo(scores, known(scoresOf(reference)), {
      ...scoresForm,
      tolerance: deepFloat32,
      cause:
        "A new model and new loaders for each run, trainModel with epochs and learningRate, then the micro-F1 on `test`.",
    }),
  );
}

function judgeNames({ inputs, observed }: Seen): Verdict {
  return judged(fieldOfResults(observed, "study", "name"), (names) => {
    const expected = inputs.study.names;
    if (names.length === expected.length && names.every((name, i) => name === expected[i])) {
      return passed;
    }
    const message = "Another list of variants came back. The baseline has a result too.";
    return failed(message, expected.join("; "), names.map(String).join("; "));
  });
}

/** A list that was written down while the study ran. */
function written(observation: Observation, experiment: string, list: string) {
  return within(attempted(observation, experiment), (data) =>
    within(fieldOf(data, list), (items) => asList(items, `the list of ${list}`)),
  );
}

/** The same items equally often, in any order: somebody may go through the seeds first. */
function judgeCounts(
  { observed, reference }: Seen,
  list: "made" | "loaders",
  message: string,
): Verdict {
  const inOrder = (items: readonly Data[]) => items.map(String).sort();
  const expected = inOrder(known(written(reference, "study", list)));
  return judged(written(observed, "study", list), (items) => {
    const got = inOrder(items);
    if (got.join("\n") === expected.join("\n")) return passed;
    return failed(message, summed(expected), summed(got));
  });
}

/** `2 × whole, seed 7; …` */
function summed(items: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, count]) => `${count} × ${item}`).join("; ") || "none";
}

function judgeFresh(seen: Seen): Verdict {
  return judgeCounts(
    seen,
    "made",
    "Other models were made. For each run, call the variant's function once, with the run's seed.",
  );
}

function judgeNotes(seen: Seen): Verdict {
  return judgeCounts(
    seen,
    "loaders",
    "Other loaders were made. For each run, call loadersFor(seed): a loader that was used before goes on in its order.",
  );
}

/** How many batches the training of each run took. */
function judgeBatches(observation: Observation, experiment: string, expected: number): Verdict {
  return judged(written(observation, experiment, "batches"), (batches) => {
    const form = { what: "the batches of each run", axes: ["run"] };
    return judged(asNumbers([...batches], form), ({ values }) => {
      const other = values.find((count) => count !== expected);
      if (values.length > 0 && other === undefined) return passed;
      const message = "Training took another number of batches. Pass `epochs` on to trainModel.";
      return failed(message, String(expected), String(other ?? "none"));
    });
  });
}

/** By the notes that so many steps turn: another learning rate turns more or fewer. */
function judgeDefaultRate({ observed, reference }: Seen): Verdict {
  return judged(scoresOf(observed, "defaults"), (scores) =>
    closeTo(scores, known(scoresOf(reference, "defaults")), {
      ...scoresForm,
      tolerance: deepFloat32,
      cause: "Left to itself it has another learning rate than 3e-4.",
    }),
  );
}

const trainedIn = ({ inputs, observed }: Seen, experiment: "study" | "learning"): Verdict =>
  judged(written(observed, experiment, "made"), (made) =>
    judged(written(observed, experiment, "asked"), (asked) =>
      judgeTrained(inputs[experiment], made, asked),
    ),
  );

/**
 * The learner's own scores, as rows, as long as they are a study's: a wrong score is the fault of
 * `runs` alone, but numbers that are all alike would make every mean right.
 */
function ownScores({ inputs, observed }: Seen): Reading<number[][]> {
  return within(scoresOf(observed), (scores): Reading<number[][]> => {
    const { names, seeds } = inputs.study;
    const rows = rowsOf(scores);
    const isWhole = rows.length === names.length && scores.shape[1] === seeds.length;
    if (!isWhole) return { failure: failed("There is not a score for each variant and seed.") };
    const differ = rows.every((row) => row.every(Number.isFinite) && deviationOf(row) > 0);
    if (differ) return { value: rows };
    return { failure: failed("The scores of a variant are all equal, whatever the seed.") };
  });
}

function sameAsFromScores(
  seen: Seen,
  field: "mean" | "standardDeviation" | "difference",
  compute: (row: readonly number[], baseline: readonly number[]) => number,
  cause: string,
): Verdict {
  const form = { what: `\`${field}\``, axes: ["variant"] };
  return judged(ownScores(seen), (rows) => {
    const [baseline = []] = rows;
    const expected = tensorOf([rows.length], [rows.map((row) => compute(row, baseline))]);
    const got = within(fieldOfResults(seen.observed, "study", field), (values) =>
      asNumbers([...values], form),
    );
    return judged(got, (tensor) =>
      closeTo(tensor, expected, { ...form, tolerance: float32, cause }),
    );
  });
}

function judgeDifference(seen: Seen): Verdict {
  const form = { what: "`differences`", axes: ["variant", "seed"] };
  const cause = "Each score minus the baseline's score of the same seed.";
  const seedBySeed = () =>
    judged(ownScores(seen), (rows) => {
      const [baseline = []] = rows;
      const expected = tensorOf(
        [rows.length, baseline.length],
        rows.map((row) => differencesOf(row, baseline)),
      );
      const got = within(fieldOfResults(seen.observed, "study", "differences"), (values) =>
        asTable([...values], form),
      );
      return judged(got, (tensor) =>
        closeTo(tensor, expected, { ...form, tolerance: float32, cause }),
      );
    });
  const inTheMean = () =>
    sameAsFromScores(
      seen,
      "difference",
      (row, baseline) => meanOf(differencesOf(row, baseline)),
      "The mean of the differences.",
    );
  return all(seedBySeed, inTheMean, () => judgeFromNothing(seen.observed));
}

/** A baseline's score may be 0: it is a score like any other. */
function judgeFromNothing(observed: Observation): Verdict {
  return judged(scoresOf(observed, "defaults"), (scores) => {
    const [[baseline = Number.NaN] = [], [score = Number.NaN] = []] = rowsOf(scores);
    const expected = tensorOf([2, 1], [[0], [score - baseline]]);
    const form = { what: "`differences`", axes: ["variant", "seed"] };
    const got = within(fieldOfResults(observed, "defaults", "differences"), (values) =>
      asTable([...values], form),
    );
    const cause = "The baseline's score is 0 here.";
    return judged(got, (tensor) =>
      closeTo(tensor, expected, { ...form, tolerance: float32, cause }),
    );
  });
}

/** How far from the solution's a mean may be: another way of training may do as well. */
const leeway = 0.03;

function judgeFinding({ observed, reference }: Seen): Verdict {
  const form = { what: "`mean` of whole and deaf", axes: ["variant"] };
  const meansOf = (observation: Observation): Reading<TensorData> =>
    within(fieldOfResults(observation, "learning", "mean"), (values) =>
      asNumbers([...values], form),
    );
  const expected = known(meansOf(reference));
  return judged(meansOf(observed), (means) =>
    closeTo(means, expected, {
      ...form,
      tolerance: { name: "within a leeway", absolute: leeway, relative: 0 },
      cause: "On generated notes, a model that is deaf to one diagnosis comes out otherwise.",
    }),
  );
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
