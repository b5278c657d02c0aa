import * as tf from "@tensorflow/tfjs";
import type { NegationPair } from "../clinical/negation-pairs";
import type { DecisionCounts } from "./count-decisions";
import type { NoteClassifier } from "./predict-probabilities";

/** How a model met notes in which a diagnosis is affirmed or negated. */
export interface NegationHandling {
  /** Of the affirmed notes, the share that is not called negated. */
  readonly affirmedAccuracy: number;
  /** Of the negated notes, the share that is called negated. */
  readonly negationAccuracy: number;
  /** 2·TP / (2·TP + FP + FN); positive = negated. */
  readonly negationF1: number;
  /** Over all notes; positive = negated. */
  readonly confusion: DecisionCounts;
}

/**
 * How well a model tells negated diagnoses from affirmed ones.
 *
 * The positive class is *negated*. A note is called negated when the
 * probability of its pair's own diagnosis, the sigmoid of that logit, is below
 * 0.5. The model is put into `eval()` mode.
 *
 * @returns shares from 0 to 1, NaN without pairs; an F1 of 0 when no negated
 * note is called so; and the four counts
 * @example
 * const pairs = makeNegationPairs({ random: seededRandom(7) });
 * evaluateNegationHandling(model, pairs).negationF1;
 */
export function evaluateNegationHandling(
  model: NoteClassifier,
  pairs: readonly NegationPair[],
): NegationHandling {
  model.eval();
  const isCalledNegated = (tokenIds: number[], diagnosis: number): boolean => {
    const probabilities = tf.tidy(() => {
      const note = tf.tensor2d([tokenIds], undefined, "int32");
      return model.forward(note).logits.sigmoid().dataSync();
    });
    return (probabilities[diagnosis] ?? Number.NaN) < 0.5;
  };

  let truePositives = 0;
  let falsePositives = 0;
  for (const { diagnosis, affirmed, negated } of pairs) {
    if (isCalledNegated(negated.tokenIds, diagnosis)) truePositives += 1;
    if (isCalledNegated(affirmed.tokenIds, diagnosis)) falsePositives += 1;
  }
  const falseNegatives = pairs.length - truePositives;
  const trueNegatives = pairs.length - falsePositives;
  const confusion = {
    truePositives,
    falsePositives,
    falseNegatives,
    trueNegatives,
  };
  const wrong = falsePositives + falseNegatives;
  return {
    affirmedAccuracy: trueNegatives / pairs.length,
    negationAccuracy: truePositives / pairs.length,
    negationF1:
      truePositives === 0
        ? 0
        : (2 * truePositives) / (2 * truePositives + wrong),
    confusion,
  };
}
