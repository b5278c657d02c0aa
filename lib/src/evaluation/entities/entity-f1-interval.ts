import {
  type BootstrapInterval,
  type BootstrapOptions,
  bootstrapInterval,
} from "../bootstrap-interval";
import { scoresOf, sumOf } from "./entity-counts";
import { countSentences } from "./entity-report";
import { type EntityMode, modeName } from "./spans-of-tags";
import type { TagTable } from "./tag-scheme";

/** Which F1, and how its interval is found. */
export interface EntityF1IntervalOptions extends EntityMode, BootstrapOptions {
  /** Of this type only. @default all, micro */
  readonly type?: string | undefined;
}

/** An F1 with its interval and its mode. */
export interface EntityF1Interval extends BootstrapInterval {
  readonly mode: string;
}

/**
 * The F1 of entities with its percentile bootstrap interval, over sentences.
 *
 * Sentences are drawn, not entities: those of one sentence are right or wrong
 * together. A table with one row for each note draws notes.
 *
 * @throws DataError when the tables differ in size or are empty, a tag is
 * unknown, or an option cannot be used
 * @example
 * entityF1Interval(gold, predicted, { mode: "strict", random });
 */
export function entityF1Interval(
  gold: TagTable,
  predicted: TagTable,
  { type, ...options }: EntityF1IntervalOptions,
): EntityF1Interval {
  const where = "entityF1Interval";
  const counts = countSentences(where, gold, predicted, options).map((each) =>
    type === undefined ? sumOf([...each.values()]) : sumOf([each.get(type)]),
  );
  const interval = bootstrapInterval(
    counts.length,
    (resample) => scoresOf(sumOf(resample(counts))).f1,
    options,
  );
  return { mode: modeName(options), ...interval };
}
