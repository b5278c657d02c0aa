import { DataError } from "../errors/data-error";

/** A mean, and between which bounds the true one is likely to lie. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantiles of Student's t with 1, 2, … degrees of freedom. */
const quantiles = [
  12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469, 2.3646, 2.306, 2.2622,
  2.2281, 2.201, 2.1788, 2.1604, 2.1448, 2.1314, 2.1199, 2.1098, 2.1009, 2.093,
];

/**
 * The mean of a few measurements with its 95 % interval: mean ± t · s / √n.
 *
 * s is their standard deviation, divided by n - 1, and t Student's quantile,
 * which grows as the measurements become fewer: 4.3 for three of them, 12.7 for
 * two. It takes them for independent and about normal. A single one has no
 * spread: its bounds are -Infinity and Infinity.
 *
 * @param values for example the differences of two models, seed by seed
 * @throws DataError when there is none, or more than 20
 * @see Student 1908, https://doi.org/10.1093/biomet/6.1.1
 */
export function meanInterval(values: readonly number[]): MeanInterval {
  const n = values.length;
  if (n < 1 || n > quantiles.length + 1) {
    throw new DataError({
      where: "meanInterval",
      expected: `1 to ${quantiles.length + 1} values`,
      got: `${n}`,
      fix: "Pass one number for each seed; for many, see bootstrapInterval.",
    });
  }
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  if (n === 1) return { mean, low: -Infinity, high: Infinity };
  const squares = values.reduce((sum, x) => sum + (x - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - 1));
  const half = ((quantiles[n - 2] ?? NaN) * deviation) / Math.sqrt(n);
  return { mean, low: mean - half, high: mean + half };
}
