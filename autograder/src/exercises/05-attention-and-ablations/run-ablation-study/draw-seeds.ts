import { type Random, randomInteger, shuffled } from "@attending/lib";

/** Different ones, not in order. */
export function drawSeeds(random: Random, count: number): number[] {
  const hundreds = shuffled(random, [1, 2, 3, 4, 5, 6, 7, 8, 9]).slice(0, count);
  return hundreds.map((hundred) => 100 * hundred + randomInteger(random, 0, 99));
}
