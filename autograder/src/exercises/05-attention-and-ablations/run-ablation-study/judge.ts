import type { Data, TensorData } from "../../../data/data";
import type { Judge, Observation, Verdict } from "../../exercise";
import { closeTo } from "../../judging/close-to";
import { judgeLeaks } from "../../judging/leaks";
import { asNumbers } from "../../judging/number-lists";
import { judgeProgress } from "../../judging/progress";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";
import type { Inputs } from "./draw";
import { judgeDifference, judgeMean, judgeSpread } from "./judge-sums";
import { judgeTrained } from "./judge-trained";
import {
  fieldOfResults,
  known,
  type Seen,
  sameScores,
  sameScoresOfThose,
  written,
} from "./reading-studies";
import { steadyScores } from "./steady-scores";

const defaultEpochs = 15;

/** Eleven notes in fours. */
const batchesPerEpoch = 3;

/**
 * What a study writes down on its way, the sandbox could write down too. So each claim about models,
 * notes and epochs also asks for scores that come of them alone.
 */
export const judge: Judge<Inputs> = (seen) => ({
  runs: sameScores(
    seen,
    "study",
    "A new model and new loaders for each run, trainModel with epochs and learningRate, then the micro-F1 on `test`.",
  ),
  names: judgeNames(seen),
  fresh: judgeFresh(seen),
  notes: judgeNotes(seen),
  budget: all(
    () => judgeBatches(seen.observed, "study", seen.inputs.epochs * batchesPerEpoch),
    () =>
      sameScoresOfThose(
        seen,
        "budget",
        "Each epoch of training turns as many decisions more. Pass `epochs` and `learningRate` on to trainModel.",
      ),
  ),
  mean: judgeMean(seen),
  spread: judgeSpread(seen),
  difference: judgeDifference(seen),
  defaults: all(
    () => judgeBatches(seen.observed, "defaults", defaultEpochs),
    // By the notes that so many steps turn: another learning rate turns more or fewer.
    () =>
      sameScoresOfThose(seen, "defaults", "Left to itself it has another learning rate than 3e-4."),
  ),
  progress: judgeProgress(seen.observed, {
    experiment: "study",
    count: seen.inputs.study.names.length * seen.inputs.study.seeds.length,
    units: "runs",
  }),
  finding: all(
    () => judgeFinding(seen),
    () => judgeHeard(seen),
    // Weights can be moved, and means be known by heart: who found something can score models.
    () => judged(steadyScores(seen), () => passed),
  ),
  leaks: judgeLeaks(seen.observed),
});

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
  const message =
    "Other models were made. For each run, call the variant's function once, with the run's seed.";
  return all(
    () => judgeCounts(seen, "made", message),
    () =>
      judged(steadyScores(seen), ({ areOfOwnModels }) =>
        areOfOwnModels
          ? passed
          : failed("A score is not that of the model which its variant makes from its seed."),
      ),
  );
}

function judgeNotes(seen: Seen): Verdict {
  const message =
    "Other loaders were made. For each run, call loadersFor(seed): a loader that was used before goes on in its order.";
  return all(
    () => judgeCounts(seen, "loaders", message),
    () =>
      sameScoresOfThose(
        seen,
        "rote",
        "A model does not say what the notes of its seed have taught it.",
      ),
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

/** A leeway can be guessed into: the models must have been trained. */
const judgeHeard = ({ inputs, observed }: Seen): Verdict =>
  judged(written(observed, "learning", "made"), (made) =>
    judged(written(observed, "learning", "asked"), (asked) =>
      judgeTrained(inputs.learning, made, asked),
    ),
  );
