import { DataError } from "../errors/data-error";

/** A share, and between which bounds the true one is likely to lie. */
export interface ShareInterval {
  readonly rate: number;
  readonly low: number;
  readonly high: number;
}

/** The 97.5 % quantile of the normal distribution. */
const quantile = 1.959964;

/**
 * A share of counted cases with Wilson's 95 % interval.
 *
 * (p + z²/2n ± z √(p(1 - p)/n + z²/4n²)) / (1 + z²/n), z = 1.96. It says
 * something of 0 in n as well: the true share may be about 3.8 / n.
 *
 * @param count how many of them
 * @param total of how many; the share of nothing is NaN, from 0 to 1
 * @throws DataError when they are not whole numbers, or `count` is above `total`
 * @see Wilson 1927, https://doi.org/10.1080/01621459.1927.10502953
 */
export function wilsonInterval(count: number, total: number): ShareInterval {
  if (!(Number.isInteger(total) && Number.isInteger(count))) {
    throw notCounts(count, total);
  }
  if (count < 0 || count > total) throw notCounts(count, total);
  if (total === 0) return { rate: Number.NaN, low: 0, high: 1 };
  const rate = count / total;
  const square = quantile ** 2 / total;
  const centre = rate + square / 2;
  const half =
    quantile * Math.sqrt((rate * (1 - rate)) / total + square / (4 * total));
  return {
    rate,
    // Exactly 0 and 1 where the formula says so, whatever the rounding.
    low: count === 0 ? 0 : (centre - half) / (1 + square),
    high: count === total ? 1 : (centre + half) / (1 + square),
  };
}

function notCounts(count: number, total: number): DataError {
  return new DataError({
    where: "wilsonInterval",
    expected: "whole numbers, 0 ≤ count ≤ total",
    got: `${count} and ${total}`,
    fix: "Give counts, not shares.",
  });
}
