import { alea } from "seedrandom";

/** A source of numbers in [0, 1). Whatever is random takes one. */
export type Random = () => number;

/**
 * A generator of uniform numbers in [0, 1); the same seed gives the same
 * numbers on every machine.
 *
 * @example
 * const random = seededRandom(42);
 * random(); // always the same first number
 *
 * @see Baagøe's Alea, as in https://www.npmjs.com/package/seedrandom
 */
export function seededRandom(seed: number | string): Random {
  // A closure, not the generator itself, whose extra methods are no contract.
  const next = alea(String(seed));
  return () => next();
}
