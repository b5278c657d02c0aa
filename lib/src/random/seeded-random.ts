import { alea } from "seedrandom";

/** A source of numbers in [0, 1). Whatever is random takes one. */
export type Random = () => number;

/** Where a seeded generator stands: what it draws next depends on this alone. */
export type RandomState = readonly number[];

interface Place {
  read(): RandomState;
  write(state: RandomState): void;
}

// Beside the generators, not on them: a Random is a function and no more.
const places = new WeakMap<Random, Place>();

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
  let next = alea(String(seed), { state: true });
  // A closure, not the generator itself, whose extra methods are no contract.
  const random = () => next();
  places.set(random, {
    read: () => {
      const { c, s0, s1, s2 } = next.state();
      return [c, s0, s1, s2];
    },
    write: ([c = 1, s0 = 0, s1 = 0, s2 = 0]) => {
      next = alea("", { state: { c, s0, s1, s2 } });
    },
  });
  return random;
}

/**
 * Where a generator stands; undefined unless `seededRandom` made it.
 *
 * Four numbers that survive JSON.
 */
export function readRandomState(random: Random): RandomState | undefined {
  return places.get(random)?.read();
}

/** Nothing; sets a generator of `seededRandom` back to where it stood. */
export function writeRandomState(random: Random, state: RandomState): void {
  places.get(random)?.write(state);
}
