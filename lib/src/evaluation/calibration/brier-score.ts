import { DataError } from "../../errors/data-error";
import { requireConfidences } from "./require-confidences";

/** A Brier score beside that of who knows nothing but the base rate. */
export interface BrierScore {
  /** Mean (p - y)²; 0 is best, 1 worst. */
  readonly brier: number;
  /** The share of cases in which it happened. */
  readonly baseRate: number;
  /** The score of always saying the base rate. */
  readonly reference: number;
  /** 1 - brier / reference: 0 is no better than the base rate; NaN where the
   * base rate is 0 or 1. */
  readonly skill: number;
}

/** What a Brier score is made of: reliability - resolution + uncertainty. */
export interface BrierDecomposition {
  /** Mean squared gap between forecast and frequency; 0 is calibrated. */
  readonly reliability: number;
  /** How far the frequencies of the forecasts lie apart; more is better. */
  readonly resolution: number;
  /** Of the outcomes themselves. */
  readonly uncertainty: number;
  readonly brier: number;
}

/**
 * The mean squared distance of probabilities from what happened.
 *
 * @param probabilities that it happens, from 0 to 1
 * @param outcomes 1 where it happened, 0 where it did not
 * @throws DataError when the lists differ in length or are empty, or a value is
 * none of these
 * @see Brier 1950, https://doi.org/10.1175/1520-0493(1950)078<0001:VOFEIT>2.0.CO;2
 */
export function brierScore(
  probabilities: readonly number[],
  outcomes: readonly number[],
): BrierScore {
  requireForecasts("brierScore", probabilities, outcomes);
  const brier = meanOf(
    probabilities.map((p, i) => (p - (outcomes[i] ?? 0)) ** 2),
  );
  const baseRate = meanOf(outcomes);
  const reference = baseRate * (1 - baseRate);
  const skill = reference === 0 ? Number.NaN : 1 - brier / reference;
  return { brier, baseRate, reference, skill };
}

/**
 * The Brier score of several classes, as Brier wrote it: the mean over examples
 * of the sum over classes of (p_k - [y = k])², from 0 to 2.
 *
 * Some libraries halve it, or divide it by the number of classes.
 *
 * @param probabilities `[example][class]`
 * @param labels the true class of each
 * @throws DataError when there is no example, a label is no class, or a value
 * is no probability
 * @see Brier 1950
 */
export function multiclassBrierScore(
  probabilities: readonly (readonly number[])[],
  labels: readonly number[],
): number {
  const where = "multiclassBrierScore";
  requireConfidences(where, probabilities.flat(), probabilities.flat());
  requireConfidences(
    where,
    probabilities.map((row, i) => row[labels[i] ?? -1] ?? Number.NaN),
    labels,
  );
  return meanOf(
    probabilities.map((row, i) =>
      row.reduce((sum, p, k) => sum + (p - (labels[i] === k ? 1 : 0)) ** 2, 0),
    ),
  );
}

/**
 * Murphy's three parts of the Brier score, of forecasts grouped by equal value:
 * brier = reliability - resolution + uncertainty, exactly.
 *
 * @throws DataError as `brierScore`
 * @see Murphy 1973, https://doi.org/10.1175/1520-0450(1973)012<0595:ANVPOT>2.0.CO;2
 */
export function brierDecomposition(
  probabilities: readonly number[],
  outcomes: readonly number[],
): BrierDecomposition {
  requireForecasts("brierDecomposition", probabilities, outcomes);
  const groups = new Map<number, number[]>();
  probabilities.forEach((p, i) => {
    groups.set(p, [...(groups.get(p) ?? []), outcomes[i] ?? 0]);
  });
  const baseRate = meanOf(outcomes);
  const weighted = (squareOf: (p: number, frequency: number) => number) =>
    [...groups].reduce(
      (sum, [p, group]) => sum + group.length * squareOf(p, meanOf(group)),
      0,
    ) / outcomes.length;
  const reliability = weighted((p, frequency) => (p - frequency) ** 2);
  const resolution = weighted((_, frequency) => (frequency - baseRate) ** 2);
  const uncertainty = baseRate * (1 - baseRate);
  const brier = reliability - resolution + uncertainty;
  return { reliability, resolution, uncertainty, brier };
}

const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

function requireForecasts(
  where: string,
  probabilities: readonly number[],
  outcomes: readonly number[],
): void {
  requireConfidences(where, probabilities, outcomes);
  const place = outcomes.findIndex((y) => y !== 0 && y !== 1);
  if (place < 0) return;
  throw new DataError({
    where,
    expected: "outcomes that are 0 or 1",
    got: `${outcomes[place]} at ${place}`,
    fix: "Say 1 where it happened.",
  });
}
