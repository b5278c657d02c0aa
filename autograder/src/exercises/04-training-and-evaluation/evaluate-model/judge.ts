import type { TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { asTable } from "../../judging/number-lists";
import { attempted, fieldOf } from "../../judging/reading";
import { rowsOf } from "../../judging/table-rows";
import { agree, deepFloat32, exact, type Tolerance } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";

type Seen = { readonly observed: Observation; readonly reference: Observation };
type TableName = "predictions" | "labels" | "probabilities";

const formOf = (name: TableName) => ({ what: `the ${name}`, axes: ["note", "class"] });

export const judge: Judge<Inputs> = (seen) => ({
  probabilities: sameTable(
    seen,
    ["plain", "probabilities"],
    deepFloat32,
    "The sigmoid of each logit; the rows of all batches in one list, the last, smaller batch too.",
  ),
  predictions: sameTable(
    seen,
    ["plain", "predictions"],
    exact,
    "1 where a probability is above 0.5; the same threshold for logits is 0.",
  ),
  labels: sameTable(seen, ["plain", "labels"], exact, "Take them from each batch."),
  mode: sameTable(
    seen,
    ["training", "probabilities"],
    deepFloat32,
    "The model came in training mode: call model.eval().",
  ),
  rows: judgeRows(seen),
  stable: all(
    () =>
      sameTable(
        seen,
        ["sure", "probabilities"],
        deepFloat32,
        "Write the sigmoid so that it does not overflow: tf.sigmoid does not.",
      ),
    () => sameTable(seen, ["sure", "predictions"], exact, "Is there a NaN?"),
  ),
  leaks: judgeLeaks(seen.observed),
});

function tableAt(
  observation: Observation,
  experiment: string,
  name: TableName,
): Reading<TensorData> {
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, name), (table) => asTable(table, formOf(name))),
  );
}

/** What the same probe saw of lib's answer: that it can be read is not in question. */
function expectedAt(seen: Seen, experiment: string, name: TableName): TensorData {
  const expected = tableAt(seen.reference, experiment, name);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return expected.value;
}

function sameTable(
  seen: Seen,
  [experiment, name]: readonly [experiment: string, name: TableName],
  tolerance: Tolerance,
  cause: string,
): Verdict {
  return judged(tableAt(seen.observed, experiment, name), (table) =>
    closeTo(table, expectedAt(seen, experiment, name), { ...formOf(name), tolerance, cause }),
  );
}

/** Each of the reference's rows is there once, its labels beside its probabilities, in any order. */
function judgeRows(seen: Seen): Verdict {
  return judged(tableAt(seen.observed, "shuffled", "probabilities"), (probabilities) =>
    judged(tableAt(seen.observed, "shuffled", "labels"), (labels) => {
      const expected = pairs(
        expectedAt(seen, "shuffled", "probabilities"),
        expectedAt(seen, "shuffled", "labels"),
      );
      const left = pairs(probabilities, labels);
      if (left.length !== expected.length) {
        const message = "Of a shuffled loader, another number of notes came back.";
        return failed(message, String(expected.length), String(left.length));
      }
      for (const row of expected) {
        const i = left.findIndex((other) => sameRow(other, row));
        if (i < 0)
          return failed(
            "A note of a shuffled loader has another note's labels. Take both from the batch.",
          );
        left.splice(i, 1);
      }
      return passed;
    }),
  );
}

/** Each note's probabilities and labels, in one row. */
function pairs(probabilities: TensorData, labels: TensorData): (readonly number[])[] {
  const others = rowsOf(labels);
  return rowsOf(probabilities).map((row, i) => [...row, ...(others[i] ?? [])]);
}

const sameRow = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((x, i) => agree(x, other[i] ?? NaN, deepFloat32));
