import { pairSpans } from "./paired-spans";
import { requireTagTables } from "./require-tag-tables";
import { spansOfTags } from "./spans-of-tags";
import type { TagTable } from "./tag-scheme";

/** How many errors of which severity. */
export interface ErrorSeverities {
  /** Severity 3: a diagnosis or a medication is missed, made up or mistaken. */
  readonly critical: number;
  /** Severity 2: the same of anatomy, procedures and tests. */
  readonly moderate: number;
  /** Severity 1: found, with the right type, in the wrong bounds. */
  readonly minor: number;
}

/** Which types are critical. */
export interface SeverityOptions {
  /** @default ["DIAG", "MED"] */
  readonly criticalTypes?: readonly string[] | undefined;
}

/**
 * The errors of a tagger by what they may do to a patient.
 *
 * Gold and predicted entities are paired by `pairSpans`, each once. A pair of
 * one type in other bounds is minor (1). All else, missed, made up, or of
 * another type, is critical (3) if the gold type or the predicted one is, and
 * else moderate (2).
 *
 * @param gold `[sentence][word]`, tags; entities as conlleval reads them
 * @param predicted the same
 * @throws DataError when the tables differ in size, or a tag is unknown
 * @example
 * errorSeverities([["B-DIAG"]], [["O"]]); // { critical: 1, … }
 */
export function errorSeverities(
  gold: TagTable,
  predicted: TagTable,
  { criticalTypes = ["DIAG", "MED"] }: SeverityOptions = {},
): ErrorSeverities {
  requireTagTables("errorSeverities", gold, predicted);
  const severities = gold.flatMap((tags, sentence) => {
    const { pairs, missed, spurious } = pairSpans(
      spansOfTags(tags),
      spansOfTags(predicted[sentence] ?? []),
    );
    const bySeverity = (...types: string[]): number =>
      types.some((type) => criticalTypes.includes(type)) ? 3 : 2;
    const ofPairs = pairs.map(({ gold: one, predicted: other }) => {
      if (one.type !== other.type) return bySeverity(one.type, other.type);
      return one.start === other.start && one.end === other.end ? 0 : 1;
    });
    return [
      ...ofPairs,
      ...missed.map(({ type }) => bySeverity(type)),
      ...spurious.map(({ type }) => bySeverity(type)),
    ];
  });
  const count = (severity: number): number =>
    severities.filter((each) => each === severity).length;
  return { critical: count(3), moderate: count(2), minor: count(1) };
}
