import { clinicalVocabulary, diagnosisNames, f1Scores } from "@attending/lib";
import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo, numberAt, sameAsReference } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { judgeProgress } from "../../judging/progress";
import { asList, asTensor, attempted, fieldOf, tensorAt } from "../../judging/reading";
import { deepFloat32, exact, type Tolerance } from "../../judging/tolerances";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Notes, WordSums } from "../../probing/word-sum-classifier";
import type { Inputs } from "./draw";
import { heldOut } from "./held-out";

type Seen = {
  readonly inputs: Inputs;
  readonly observed: Observation;
  readonly reference: Observation;
};

const parameters = {
  weight: { what: "the model's weights after training", axes: ["word", "class"] },
  gain: { what: "the model's gains after training", axes: ["class"] },
} as const;

/** In learning rates times steps: whether a parameter went the same way, and as far. */
const moved: Tolerance = { name: "a hundredth of the way", absolute: 1e-2, relative: 1e-2 };

const defaults = { epochs: 25, learningRate: 3e-4 };

export const judge: Judge<Inputs> = (seen) => ({
  steps: sameParametersAfter(
    seen,
    "oneEpoch",
    "For each batch: the mean binary cross-entropy of the logits, its gradients, a step of Adam.",
  ),
  clipping: sameParametersAfter(
    seen,
    "clipped",
    "Scale all gradients by one factor when their norm is above maxGradientNorm, before the step.",
  ),
  loss: sameHistory(
    seen,
    "trainLoss",
    "Weigh each batch by its notes, and divide by the number of notes.",
  ),
  validation: sameHistory(
    seen,
    "validationF1",
    "In eval() mode, over all validation notes together: 1 where a logit is above 0, micro-averaged.",
  ),
  best: judgeBest(seen),
  mode: sameParametersAfter(seen, "evalFirst", "Call model.train() before each epoch."),
  order: sameParametersAfter(
    seen,
    "shuffled",
    "Go through `train` once an epoch, by `for (const batch of train)`, with one optimiser for all.",
  ),
  defaults: judgeDefaults(seen),
  stop: judgeStop(seen),
  progress: judgeProgress(seen.observed, {
    experiment: "epochs",
    count: seen.inputs.script.length * batchesOf(seen.inputs.train),
    units: "steps",
  }),
  learning: judgeLearning(seen),
  leaks: judgeLeaks(seen.observed),
});

const batchesOf = ({ tokenIds, batchSize }: Notes): number =>
  Math.ceil(tokenIds.length / batchSize);

function sameParametersAfter(seen: Seen, experiment: string, cause: string): Verdict {
  return sameParametersAt(seen, [experiment], cause);
}

function sameParametersAt(
  seen: Seen,
  path: readonly [experiment: string, ...fields: string[]],
  cause: string,
): Verdict {
  const same = (name: keyof typeof parameters) => () =>
    sameAsReference(seen, [...path, name], { ...parameters[name], tolerance: deepFloat32, cause });
  return all(same("weight"), same("gain"));
}

type HistoryField = "epoch" | "trainLoss" | "validationF1";

const historyForm = (field: HistoryField) => ({
  what: `\`${field}\` in the history`,
  axes: ["record"],
});

/** One field of all records of a run's history. */
function historyOf(
  observation: Observation,
  experiment: string,
  field: HistoryField,
): Reading<TensorData> {
  const form = historyForm(field);
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, "history"), (history) =>
      within(asList(history, "the history"), (records) => {
        const values: Data[] = [];
        for (const record of records) {
          const value = fieldOf(record, field);
          if ("failure" in value) return value;
          values.push(value.value);
        }
        return asNumbers(values, form);
      }),
    ),
  );
}

function sameHistory(seen: Seen, field: "trainLoss" | "validationF1", cause: string): Verdict {
  const same = (of: HistoryField, tolerance: Tolerance, why: string) => () => {
    const expected = historyOf(seen.reference, "epochs", of);
    if ("failure" in expected) throw new Error(expected.failure.message);
    return judged(historyOf(seen.observed, "epochs", of), (got) =>
      closeTo(got, expected.value, { ...historyForm(of), tolerance, cause: why }),
    );
  };
  return all(
    same("epoch", exact, "One record for each epoch, from 1."),
    same(field, deepFloat32, cause),
  );
}

/** Parameters, what the model says afterwards, and the record that came back as the best. */
function judgeBest(seen: Seen): Verdict {
  const { bestEpoch } = seen.inputs;
  const keep = `Epoch ${bestEpoch} has the highest validation F1: keep a copy of its parameters, and load it at the end.`;
  return all(
    () => sameParametersAt(seen, ["epochs", "parameters"], keep),
    () =>
      sameAsReference(seen, ["epochs", "logits", "logits"], {
        what: "the model's logits after training",
        axes: ["note", "class"],
        tolerance: deepFloat32,
        cause: "The model ends in eval() mode.",
      }),
    () => {
      const best = within(attempted(seen.observed, "epochs"), (result) => fieldOf(result, "best"));
      return judged(
        within(best, (record) => fieldOf(record, "epoch", "the epoch of `best`")),
        (epoch) =>
          epoch === bestEpoch
            ? passed
            : failed("`best` is another epoch's record.", String(bestEpoch), String(epoch)),
      );
    },
  );
}

/** The way that each parameter went in 25 epochs, in learning rates. */
function judgeDefaults(seen: Seen): Verdict {
  const { start, opposed } = seen.inputs;
  const steps = defaults.epochs * opposed.tokenIds.length;
  const way = (observation: Observation, name: keyof WordSums): Reading<TensorData> =>
    within(tensorAt(observation, ["defaults", "parameters", name], parameters[name]), (tensor) => ({
      value: {
        ...tensor,
        values: Float32Array.from(tensor.values, (value, i) => {
          const before = numberAt(start[name], i);
          return (value - before) / (steps * defaults.learningRate);
        }),
      },
    }));
  const same = (name: keyof WordSums) => () => {
    const expected = way(seen.reference, name);
    if ("failure" in expected) throw new Error(expected.failure.message);
    return judged(way(seen.observed, name), (got) =>
      closeTo(got, expected.value, {
        what: `how far the model's ${name} went, in learning rates`,
        axes: parameters[name].axes,
        tolerance: moved,
        cause: "The learning rate is 3e-4 and the largest norm 1 unless the caller says otherwise.",
      }),
    );
  };
  return all(
    () =>
      judged(historyOf(seen.observed, "defaults", "epoch"), ({ values }) =>
        values.length === defaults.epochs
          ? passed
          : failed("Another number of epochs.", String(defaults.epochs), String(values.length)),
      ),
    same("weight"),
    same("gain"),
  );
}

/**
 * The signal is aborted while the second batch is asked for. Both are right: to take its step and
 * stop, and to stop at once.
 */
function judgeStop(seen: Seen): Verdict {
  const cause = "Look at signal?.aborted after each step, end both loops, and return as usual.";
  const verdict = sameParametersAfter(seen, "stopped", cause);
  const sooner = { ...seen.reference, stopped: seen.reference.stoppedSooner ?? { returned: null } };
  const early = sameParametersAfter({ ...seen, reference: sooner }, "stopped", cause);
  return early.passed ? early : verdict;
}

/** How far below the reference's a micro-F1 may be: another loop may learn as well. */
const leeway = 0.05;

function judgeLearning({ observed, reference, inputs }: Seen): Verdict {
  const { renamed } = inputs.learning;
  const expected = heldOutF1(reference, renamed);
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(heldOutF1(observed, renamed), (f1) => {
    if (f1 >= expected.value - leeway) return passed;
    const message = "On notes that it has not seen, the trained model's micro-F1 is too low.";
    return failed(message, `≥ ${(expected.value - leeway).toFixed(3)}`, f1.toFixed(3));
  });
}

/** What the parameters that came back are worth. */
function heldOutF1(observation: Observation, renamed: readonly number[]): Reading<number> {
  const read = (name: keyof typeof parameters) =>
    within(attempted(observation, "learning"), (result) =>
      within(fieldOf(result, name), (data) => asTensor(data, parameters[name])),
    );
  return within(read("weight"), (weight) =>
    within(read("gain"), (gain): Reading<number> => {
      const numClasses = diagnosisNames.length;
      const wanted = [clinicalVocabulary.size, numClasses];
      if (weight.shape.join() !== wanted.join() || gain.values.length !== numClasses) {
        return { failure: failed("The trained model's parameters have another shape.") };
      }
      const weightOf = (id: number, c: number) =>
        id === 0 ? 0 : numberAt(weight, (renamed[id] ?? 0) * numClasses + c);
      const scoreOf = (ids: readonly number[], c: number) =>
        ids.reduce((sum, id) => sum + weightOf(id, c), 0);
      const notes = heldOut();
      const predictions = notes.map(({ tokenIds }) =>
        diagnosisNames.map((_, c) => (scoreOf(tokenIds, c) * numberAt(gain, c) > 0 ? 1 : 0)),
      );
      const labels = notes.map((note) => note.labels);
      return { value: f1Scores(predictions, labels).micro.f1 };
    }),
  );
}
