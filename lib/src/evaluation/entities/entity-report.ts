import type { PrecisionRecallF1 } from "../f1-scores";
import {
  type CountsByType,
  countEntities,
  scoresOf,
  sumOf,
} from "./entity-counts";
import { requireTagTables } from "./require-tag-tables";
import { type EntityMode, modeName, spansOfTags } from "./spans-of-tags";
import type { TagTable } from "./tag-scheme";

/** Scores of one type of entity. */
export interface TypeScores extends PrecisionRecallF1 {
  readonly type: string;
}

/** How well entities were found; an entity counts as a whole or not at all. */
export interface EntityReport {
  /** What counts as an entity: `strict IOB2` or `default (conlleval)`. */
  readonly mode: string;
  /** Of each type in gold or prediction, alphabetically. */
  readonly perType: TypeScores[];
  /** Of all entities thrown together. */
  readonly micro: PrecisionRecallF1;
  /** The plain means over the types; NaN where there is none. */
  readonly macro: PrecisionRecallF1;
  /** The means weighted by support; 0 without support. */
  readonly weighted: PrecisionRecallF1;
}

/**
 * Precision, recall and F1 of entities, as seqeval counts them.
 *
 * A predicted entity is right when sentence, type, start and end are those of a
 * gold one. What would be 0/0 is 0. A type that is only predicted counts in the
 * macro means, as 0. The two modes differ where `I-` has no `B-`, so that an F1
 * says little without its mode.
 *
 * @param gold `[sentence][word]`
 * @param predicted the same
 * @throws DataError when the tables differ in size, or a tag is unknown
 * @see seqeval, `classification_report`; Nakayama 2018,
 * https://github.com/chakki-works/seqeval
 * @example
 * const { micro, mode } = entityReport(gold, predicted, { mode: "strict" });
 */
export function entityReport(
  gold: TagTable,
  predicted: TagTable,
  mode: EntityMode = {},
): EntityReport {
  const sentences = countSentences("entityReport", gold, predicted, mode);
  return { mode: modeName(mode), ...averages(totalsOf(sentences)) };
}

/** Of each sentence the counts of its types. */
export function countSentences(
  where: string,
  gold: TagTable,
  predicted: TagTable,
  mode: EntityMode,
): CountsByType[] {
  requireTagTables(where, gold, predicted);
  return gold.map((tags, sentence) =>
    countEntities(
      spansOfTags(tags, mode),
      spansOfTags(predicted[sentence] ?? [], mode),
    ),
  );
}

function totalsOf(sentences: readonly CountsByType[]): CountsByType {
  const types = new Set(sentences.flatMap((counts) => [...counts.keys()]));
  return new Map(
    [...types]
      .sort()
      .map((type) => [type, sumOf(sentences.map((each) => each.get(type)))]),
  );
}

function averages(totals: CountsByType): Omit<EntityReport, "mode"> {
  const perType = [...totals].map(([type, counts]) => ({
    type,
    ...scoresOf(counts),
  }));
  const micro = scoresOf(sumOf([...totals.values()]));
  const mean = (weightOf: (scores: PrecisionRecallF1) => number) => {
    const whole = perType.reduce((sum, each) => sum + weightOf(each), 0);
    const of = (name: "precision" | "recall" | "f1") =>
      perType.reduce((sum, each) => sum + weightOf(each) * each[name], 0) /
      whole;
    return {
      precision: of("precision"),
      recall: of("recall"),
      f1: of("f1"),
      support: micro.support,
    };
  };
  const nothing = { precision: 0, recall: 0, f1: 0, support: 0 };
  return {
    perType,
    micro,
    macro: mean(() => 1),
    weighted: micro.support === 0 ? nothing : mean(({ support }) => support),
  };
}
