import { DataError } from "../errors/data-error";
import { f1Scores, type PrecisionRecallF1 } from "../evaluation/f1-scores";
import { type NegationScores, scoreNegation } from "../negex/score-negation";
import type { Assertion } from "../ner/synthetic/write-sentence";
import { assertionLabels } from "./assertion-labels";

/** How well assertions are told. */
export interface AssertionReport {
  /** The share of mentions with the right one of the labels. */
  readonly accuracy: number;
  /** The share of the label that most have: the accuracy of always saying it. */
  readonly majority: number;
  /** In the order of `assertionLabels`. */
  readonly perLabel: readonly (PrecisionRecallF1 & {
    readonly label: Assertion;
  })[];
  /** The plain mean of the labels' F1. */
  readonly macroF1: number;
  /** Absent or not: the other labels thrown together. */
  readonly negation: NegationScores;
}

/**
 * Accuracy and F1 over all mentions: by label, and of `absent` against the rest.
 *
 * @param gold `[sentence][mention]`
 * @param predicted the same mentions, in the same order
 * @throws DataError when the tables differ in size, or have no mention
 */
export function assertionReport(
  gold: readonly (readonly Assertion[])[],
  predicted: readonly (readonly Assertion[])[],
): AssertionReport {
  requireSameMentions(gold, predicted);
  const [truth, said] = [gold.flat(), predicted.flat()];
  const { perClass, micro, macro } = f1Scores(oneHot(said), oneHot(truth));
  const isAbsent = (label: Assertion) => label === "absent";
  return {
    // Each mention has one label, and is given one.
    accuracy: micro.f1,
    majority:
      Math.max(...perClass.map(({ support }) => support)) / truth.length,
    perLabel: assertionLabels.flatMap((label, i) => {
      const scores = perClass[i];
      return scores === undefined ? [] : [{ label, ...scores }];
    }),
    macroF1: macro.f1,
    negation: scoreNegation(
      said.map(isAbsent),
      truth.map((label) => ({ isNegated: isAbsent(label) })),
    ),
  };
}

const oneHot = (labels: readonly Assertion[]): number[][] =>
  labels.map((own) => assertionLabels.map((label) => Number(label === own)));

function requireSameMentions(
  gold: readonly (readonly Assertion[])[],
  predicted: readonly (readonly Assertion[])[],
): void {
  const refuse = (expected: string, got: string) =>
    new DataError({
      where: "assertionReport",
      expected,
      got,
      fix: "Give the gold labels first, and a predicted label for every mention.",
    });
  if (predicted.length !== gold.length) {
    throw refuse(`labels of ${gold.length} sentences`, `${predicted.length}`);
  }
  const odd = gold.findIndex(
    ({ length }, sentence) => predicted[sentence]?.length !== length,
  );
  if (odd === -1) return;
  const expected = `${gold[odd]?.length} labels in sentence ${odd}`;
  throw refuse(expected, `${predicted[odd]?.length}`);
}
