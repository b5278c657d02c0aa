import {
  haveSameBounds,
  haveSameType,
  type PairedSpans,
  pairSpans,
  type SpanPair,
} from "./paired-spans";
import { requireTagTables } from "./require-tag-tables";
import { type EntityMode, modeName, spansOfTags } from "./spans-of-tags";
import type { TagTable } from "./tag-scheme";

/** What became of the entities, and the scores of that. */
export interface PartialMatchScores {
  readonly correct: number;
  readonly incorrect: number;
  readonly partial: number;
  /** Gold entities that meet no prediction. */
  readonly missed: number;
  /** Predictions that meet no gold entity. */
  readonly spurious: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** The four ways to look at the same entities. */
export interface PartialMatchReport {
  /** Which tags made the entities. */
  readonly mode: string;
  /** Bounds and type are right. */
  readonly strict: PartialMatchScores;
  /** Bounds are right, whatever the type. */
  readonly exact: PartialMatchScores;
  /** Bounds are right, or overlap, which counts half; whatever the type. */
  readonly partial: PartialMatchScores;
  /** The type is right, and bounds overlap. */
  readonly type: PartialMatchScores;
}

/**
 * How many entities were found in part: the four measures of SemEval-2013.
 *
 * With possible = correct + incorrect + partial + missed, and actual = correct
 * + incorrect + partial + spurious: precision = (correct + ½·partial) / actual,
 * recall = (correct + ½·partial) / possible; 0/0 is 0. Which prediction stands
 * for which gold entity is one to one, as `pairSpans` says; scripts that let
 * two predictions meet the same gold entity count it twice.
 *
 * @param gold `[sentence][word]`
 * @param predicted the same
 * @throws DataError when the tables differ in size, or a tag is unknown
 * @see Segura-Bedmar et al. 2013, SemEval-2013 Task 9,
 * https://aclanthology.org/S13-2056; Chinchor and Sundheim 1993, MUC-5,
 * https://aclanthology.org/M93-1007
 */
export function partialMatchReport(
  gold: TagTable,
  predicted: TagTable,
  mode: EntityMode = {},
): PartialMatchReport {
  requireTagTables("partialMatchReport", gold, predicted);
  const sentences = gold.map((tags, sentence) =>
    pairSpans(
      spansOfTags(tags, mode),
      spansOfTags(predicted[sentence] ?? [], mode),
    ),
  );
  const score = (verdictOf: (pair: SpanPair) => Verdict) =>
    scorePairs(sentences, verdictOf);
  return {
    mode: modeName(mode),
    strict: score((pair) =>
      haveSameBounds(pair) && haveSameType(pair) ? "correct" : "incorrect",
    ),
    exact: score((pair) => (haveSameBounds(pair) ? "correct" : "incorrect")),
    partial: score((pair) => (haveSameBounds(pair) ? "correct" : "partial")),
    type: score((pair) => (haveSameType(pair) ? "correct" : "incorrect")),
  };
}

type Verdict = "correct" | "incorrect" | "partial";

function scorePairs(
  sentences: readonly PairedSpans[],
  verdictOf: (pair: SpanPair) => Verdict,
): PartialMatchScores {
  const verdicts = sentences.flatMap(({ pairs }) => pairs.map(verdictOf));
  const count = (wanted: Verdict) =>
    verdicts.filter((verdict) => verdict === wanted).length;
  const number = (name: "missed" | "spurious") =>
    sentences.reduce((sum, each) => sum + each[name].length, 0);
  const [correct, partial] = [count("correct"), count("partial")];
  const [missed, spurious] = [number("missed"), number("spurious")];
  const possible = verdicts.length + missed;
  const actual = verdicts.length + spurious;
  const found = correct + partial / 2;
  const share = (part: number, whole: number) =>
    whole === 0 ? 0 : part / whole;
  return {
    ...{ correct, incorrect: count("incorrect"), partial, missed, spurious },
    precision: share(found, actual),
    recall: share(found, possible),
    f1: share(2 * found, possible + actual),
  };
}
