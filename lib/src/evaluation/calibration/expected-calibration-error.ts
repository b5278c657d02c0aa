import { requirePositiveInteger } from "../../errors/require-positive-integer";
import { requireConfidences } from "./require-confidences";

/**
 * Where the borders of the bins belong.
 *
 * * `"right-closed"`: (l, u], 0 in the first bin; PyHealth's, and ours
 * * `"gpleiss"`: (l, u], and a confidence of 0 is in no bin
 * * `"left-closed"`: [l, u), 1 in the last bin; netcal's
 * * `"torchmetrics"`: [l, u), 1 in a bin of its own
 */
export type BinConvention =
  | "gpleiss"
  | "left-closed"
  | "right-closed"
  | "torchmetrics";

/** Which bins, and what becomes of their gaps. */
export interface CalibrationErrorOptions {
  /** @default 10 */
  readonly numBins?: number | undefined;
  /** @default "right-closed" */
  readonly convention?: BinConvention | undefined;
}

/** Predictions of a bin, as sums. */
interface BinSums {
  readonly count: number;
  readonly confidence: number;
  readonly correct: number;
}

/**
 * The expected calibration error in the convention of one's choice:
 * Σ_b n_b / n · |accuracy_b - confidence_b|, from 0 to 1.
 *
 * The conventions differ only where confidences lie on borders, and there by
 * much: state which one a figure is from.
 *
 * @param confidences the probability of what was predicted
 * @param isCorrect whether it was right
 * @throws DataError as `reliabilityDiagram`
 * @see Guo et al. 2017, §2, https://arxiv.org/abs/1706.04599
 */
export function expectedCalibrationError(
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  options: CalibrationErrorOptions = {},
): number {
  const where = "expectedCalibrationError";
  return binsOf(where, confidences, isCorrect, options).reduce(
    (sum, bin) => sum + (bin.count / confidences.length) * gapOf(bin),
    0,
  );
}

/**
 * The largest gap between accuracy and confidence in any bin that is not empty.
 *
 * @throws DataError as `reliabilityDiagram`
 * @see Naeini et al. 2015, https://doi.org/10.1609/aaai.v29i1.9602
 */
export function maximumCalibrationError(
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  options: CalibrationErrorOptions = {},
): number {
  const where = "maximumCalibrationError";
  return binsOf(where, confidences, isCorrect, options).reduce(
    (most, bin) => Math.max(most, gapOf(bin)),
    0,
  );
}

/**
 * The plain mean of the gaps of all bins that are not empty: netcal's ACE. A
 * bin of three predictions counts as much in it as one of three thousand.
 *
 * @throws DataError as `reliabilityDiagram`
 */
export function averageCalibrationError(
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  options: CalibrationErrorOptions = {},
): number {
  const where = "averageCalibrationError";
  const bins = binsOf(where, confidences, isCorrect, options);
  return bins.reduce((sum, bin) => sum + gapOf(bin), 0) / bins.length;
}

/** The bins that are not empty. */
function binsOf(
  where: string,
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  { numBins = 10, convention = "right-closed" }: CalibrationErrorOptions,
): BinSums[] {
  requireConfidences(where, confidences, isCorrect);
  requirePositiveInteger(where, "numBins", numBins);
  const bins = new Map<number, BinSums>();
  confidences.forEach((confidence, i) => {
    const bin = binOf(confidence, numBins, convention);
    const { count, correct, ...sums } = bins.get(bin) ?? noSums;
    bins.set(bin, {
      count: count + 1,
      confidence: sums.confidence + confidence,
      correct: correct + (isCorrect[i] ? 1 : 0),
    });
  });
  bins.delete(inNoBin);
  return [...bins.values()];
}

const noSums: BinSums = { count: 0, confidence: 0, correct: 0 };
const inNoBin = -1;

/** The number of a confidence's bin. */
function binOf(
  confidence: number,
  numBins: number,
  convention: BinConvention,
): number {
  // By comparison: a product with numBins may be rounded over a border.
  const edges = Array.from({ length: numBins }, (_, b) => (b + 1) / numBins);
  if (convention === "right-closed" || convention === "gpleiss") {
    if (confidence === 0 && convention === "gpleiss") return inNoBin;
    return edges.findIndex((high) => confidence <= high);
  }
  const bin = edges.findIndex((high) => confidence < high);
  if (bin >= 0) return bin;
  return convention === "torchmetrics" ? numBins : numBins - 1;
}

const gapOf = ({ count, confidence, correct }: BinSums): number =>
  Math.abs(correct - confidence) / count;
