import { numberAt } from "../../judging/close-to";
import { rowsOf } from "../../judging/table-rows";
import { agree, float32 } from "../../judging/tolerances";
import { failed, type Reading, within } from "../../judging/verdict";
import { known, lacksBaseline, type Seen, scoresOf } from "./reading-studies";
import type { Study } from "./study";

/** What one model is worth, by each measure that somebody may have taken for the score. */
type Worth = readonly number[];

/** The learner's own scores, and those from which differences are taken. */
export interface SteadyScores {
  readonly rows: readonly (readonly number[])[];
  readonly baseline: readonly number[];
  /** Whether each score is that of the model which its variant makes from its seed. */
  readonly areOfOwnModels: boolean;
}

/**
 * The learner's own scores of models that stay as they were made. Who asks no model cannot know
 * them, so sums of these are sums of something. A model that was asked for another seed, a measure
 * that is not micro-F1, and a baseline that did not come back are the fault of other claims.
 */
export function steadyScores(seen: Seen): Reading<SteadyScores> {
  const isLess = lacksBaseline(seen, "steady");
  const worth = worthOf(seen.inputs.steady).slice(isLess ? 1 : 0);
  const [first = []] = rowsOf(known(scoresOf(seen.reference, "steady")));
  return within(scoresOf(seen.observed, "steady"), (scores): Reading<SteadyScores> => {
    const rows = rowsOf(scores);
    const width = seen.inputs.steady.seeds.length;
    const isWhole = rows.length === worth.length && scores.shape[1] === width;
    if (!isWhole || !isEarned(rows, worth, (row) => row)) {
      return { failure: failed("The scores are none that these models have on the test notes.") };
    }
    const areOfOwnModels = isEarned(rows, worth, (row, s) => row.slice(s, s + 1));
    return { value: { rows, baseline: isLess ? first : (rows[0] ?? []), areOfOwnModels } };
  });
}

/** Whether, by one measure for all, each score is that of one of the models it may be of. */
function isEarned(
  rows: readonly (readonly number[])[],
  worth: readonly (readonly Worth[])[],
  allowed: (ofVariant: readonly Worth[], seed: number) => readonly Worth[],
): boolean {
  return measures.some((_, measure) =>
    rows.every((row, v) =>
      row.every((score, s) => isAmong(score, allowed(worth[v] ?? [], s), measure)),
    ),
  );
}

const isAmong = (score: number, models: readonly Worth[], measure: number): boolean =>
  models.some((worth) => agree(score, worth[measure] ?? Number.NaN, float32));

/** `[variant][seed]` */
function worthOf({ starts, test }: Study): Worth[][] {
  return starts.map((row) =>
    row.map(({ weight }) => {
      const counts = { hits: 0, misses: 0, alarms: 0, rejections: 0 };
      test.tokenIds.forEach(([word = 0], note) => {
        const said = numberAt(weight, word) > 0;
        const isSo = test.labels[note]?.[0] === 1;
        counts[said ? (isSo ? "hits" : "alarms") : isSo ? "misses" : "rejections"] += 1;
      });
      return measures.map((measure) => measure(counts));
    }),
  );
}

interface Counts {
  readonly hits: number;
  readonly misses: number;
  readonly alarms: number;
  readonly rejections: number;
}

/** F1, accuracy, precision, recall. */
const measures: readonly ((counts: Counts) => number)[] = [
  ({ hits, misses, alarms }) => (2 * hits) / (2 * hits + misses + alarms),
  ({ hits, misses, alarms, rejections }) =>
    (hits + rejections) / (hits + misses + alarms + rejections),
  ({ hits, alarms }) => hits / (hits + alarms),
  ({ hits, misses }) => hits / (hits + misses),
];
