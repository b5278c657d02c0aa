import type { Data, TensorData } from "../../../data/data";
import type { Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { asTable } from "../../judging/number-lists";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { deepFloat32 } from "../../judging/tolerances";
import { judged, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

export type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

/** One field of each result of a study. */
export function fieldOfResults(
  observation: Observation,
  experiment: string,
  field: string,
): Reading<readonly Data[]> {
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

/** The scores of a study, `[variant, seed]`. */
export function scoresOf(observation: Observation, experiment: string): Reading<TensorData> {
  return within(fieldOfResults(observation, experiment, "scores"), (rows) =>
    asTable([...rows], scoresForm),
  );
}

/** Whether a study came to the scores that the solution comes to, for each variant. */
export function sameScores(seen: Seen, experiment: string, cause: string): Verdict {
  return sameRows(seen, experiment, known(scoresOf(seen.reference, experiment)), cause);
}

/** The same of a study that may lack its baseline: that is the fault of the claim on names. */
export function sameScoresOfThose(seen: Seen, experiment: string, cause: string): Verdict {
  const { shape, values } = known(scoresOf(seen.reference, experiment));
  const [numRows = 0, width = 0] = shape;
  const isLess = lacksBaseline(seen, experiment);
  const expected: TensorData = isLess
    ? { dtype: "float32", shape: [numRows - 1, width], values: values.slice(width) }
    : { dtype: "float32", shape, values };
  return sameRows(seen, experiment, expected, cause);
}

/** Whether there are results of all variants but the first. */
export function lacksBaseline({ observed, reference }: Seen, experiment: string): boolean {
  const expected = known(fieldOfResults(reference, experiment, "name")).slice(1);
  const names = fieldOfResults(observed, experiment, "name");
  return "value" in names && names.value.join("\n") === expected.join("\n");
}

function sameRows(
  { observed }: Seen,
  experiment: string,
  expected: TensorData,
  cause: string,
): Verdict {
  return judged(scoresOf(observed, experiment), (scores) =>
    closeTo(scores, expected, { ...scoresForm, tolerance: deepFloat32, cause }),
  );
}

/** A list that was written down while the study ran. */
export function written(
  observation: Observation,
  experiment: string,
  list: string,
): Reading<readonly Data[]> {
  return within(attempted(observation, experiment), (data) =>
    within(fieldOf(data, list), (items) => asList(items, `the list of ${list}`)),
  );
}

export function known<T>(reading: Reading<T>): T {
  if ("failure" in reading) throw new Error(`reference: ${reading.failure.message}`);
  return reading.value;
}
