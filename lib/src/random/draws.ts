import { DataError } from "../errors/data-error";
import type { Random } from "./seeded-random";

/**
 * A whole number from `low` to `high`, both included, each equally likely.
 *
 * @throws DataError when the bounds are not integers or `low > high`
 */
export function randomInteger(
  random: Random,
  low: number,
  high: number,
): number {
  if (!Number.isInteger(low) || !Number.isInteger(high) || low > high) {
    throw new DataError({
      where: "randomInteger",
      expected: "whole numbers low ≤ high",
      got: `${low} and ${high}`,
      fix: "Both ends are included: randomInteger(random, 1, 3) is 1, 2 or 3.",
    });
  }
  return low + Math.floor(random() * (high - low + 1));
}

/**
 * One of `items`, each equally likely.
 *
 * @throws DataError when there is nothing to pick from
 */
export function pickOne<T>(random: Random, items: readonly T[]): T {
  if (items.length > 0) return items[Math.floor(random() * items.length)] as T;
  throw new DataError({
    where: "pickOne",
    expected: "at least one item",
    got: "an empty list",
    fix: "Check the list before picking from it.",
  });
}

/**
 * A new array with the same items in random order, every order equally likely;
 * `items` stays as it is.
 *
 * @see Durstenfeld 1964, Algorithm 235 (the Fisher–Yates shuffle)
 */
export function shuffled<T>(random: Random, items: readonly T[]): T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}
