import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { requireConfidences } from "./require-confidences";

/** Predictions of about the same confidence. */
export interface ReliabilityBin {
  /** Confidences above `low`, and of the first bin 0 too. */
  readonly low: number;
  /** Confidences up to `high`. */
  readonly high: number;
  readonly count: number;
  /** Their mean confidence; NaN of none. */
  readonly confidence: number;
  /** The share of them that is right; NaN of none. */
  readonly accuracy: number;
}

/** How far confidence and accuracy lie apart. */
export interface ReliabilityDiagram {
  /** From the lowest confidences to the highest. */
  readonly bins: ReliabilityBin[];
  /** The expected calibration error, from 0 to 1. */
  readonly ece: number;
}

/**
 * Whether a model that is sure to 80 % is right in 80 of 100 cases: predictions
 * in bins of equal width by their confidence, and the mean gap.
 *
 * ECE = Σ_b n_b / n · |accuracy_b - confidence_b|
 *
 * Bin b of B is (b / B, (b + 1) / B]; the first has 0 as well. Other libraries
 * draw the borders otherwise: see {@link expectedCalibrationError}.
 *
 * @param confidences the probability of what was predicted
 * @param isCorrect whether it was right, prediction by prediction
 * @throws DataError when the lists differ in length or are empty, a confidence
 * is no probability, or `numBins` is not a positive integer
 * @see Naeini et al. 2015, https://doi.org/10.1609/aaai.v29i1.9602;
 * Guo et al. 2017, §2, https://arxiv.org/abs/1706.04599
 */
export function reliabilityDiagram(
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  { numBins = 10 }: { readonly numBins?: number | undefined } = {},
): ReliabilityDiagram {
  requireConfidences("reliabilityDiagram", confidences, isCorrect);
  requirePositiveInteger("reliabilityDiagram", "numBins", numBins);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const bins = Array.from({ length: numBins }, (_, b): ReliabilityBin => {
    const [low, high] = [b / numBins, (b + 1) / numBins];
    const members = confidences.flatMap((confidence, i) => {
      const isAbove = confidence > low || b === 0;
      return isAbove && confidence <= high
        ? [{ confidence, outcome: isCorrect[i] ? 1 : 0 }]
        : [];
    });
    return {
      low,
      high,
      count: members.length,
      confidence: mean(members.map((member) => member.confidence)),
      accuracy: mean(members.map((member) => member.outcome)),
    };
  });
  const gaps = bins.map(({ count, accuracy, confidence }) =>
    count === 0
      ? 0
      : (count / confidences.length) * Math.abs(accuracy - confidence),
  );
  return { bins, ece: gaps.reduce((sum, gap) => sum + gap, 0) };
}
