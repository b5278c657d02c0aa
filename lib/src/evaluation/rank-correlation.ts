import { DataError } from "../errors/data-error";

/**
 * Spearman's rank correlation of two lists, pair by pair: 1 when one rises
 * whenever the other does, -1 when it falls whenever the other rises.
 *
 * The Pearson correlation of the ranks; equal numbers share the mean of their
 * ranks. NaN when one of the lists is constant or shorter than 2: there is no
 * order to compare.
 *
 * @throws DataError when the lists differ in length
 * @see Spearman 1904, https://doi.org/10.2307/1412159
 */
export function rankCorrelation(
  xs: readonly number[],
  ys: readonly number[],
): number {
  if (xs.length !== ys.length) {
    throw new DataError({
      where: "rankCorrelation",
      expected: "two lists of the same length",
      got: `${xs.length} and ${ys.length}`,
      fix: "Number i of both belongs to the same thing.",
    });
  }
  const [a, b] = [centred(ranksOf(xs)), centred(ranksOf(ys))];
  return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
}

/** The place of each number in ascending order, from 1; equals share a mean. */
function ranksOf(numbers: readonly number[]): number[] {
  const ascending = [...numbers].sort((a, b) => a - b);
  const first = new Map<number, number>();
  const last = new Map<number, number>();
  ascending.forEach((x, i) => {
    if (!first.has(x)) first.set(x, i + 1);
    last.set(x, i + 1);
  });
  return numbers.map((x) => ((first.get(x) ?? 0) + (last.get(x) ?? 0)) / 2);
}

function centred(numbers: readonly number[]): number[] {
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  return numbers.map((x) => x - mean);
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? Number.NaN), 0);
