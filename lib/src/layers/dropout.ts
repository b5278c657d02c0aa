import * as tf from "@tensorflow/tfjs";
import { requireRate } from "../errors/require-rate";
import type { Random } from "../random/seeded-random";
import { Module } from "./module";

/** How much a {@link Dropout} drops. */
export interface DropoutOptions {
  /** The share of values that become 0, in [0, 1). */
  readonly rate: number;
  readonly random: Random;
}

/**
 * Values set to 0 at random while training; nothing happens in `eval()` mode.
 *
 * What is kept is divided by 1 - rate, so that the expected value stays.
 *
 * @see Srivastava et al. 2014, https://jmlr.org/papers/v15/srivastava14a.html
 */
export class Dropout extends Module {
  readonly rate: number;
  private readonly random: Random;

  /** @throws DataError when `rate` is not in [0, 1) */
  constructor({ rate, random }: DropoutOptions) {
    super();
    requireRate("Dropout", "rate", rate);
    this.rate = rate;
    this.random = random;
  }

  /**
   * `x` with some values dropped; the caller disposes.
   *
   * @param x any shape
   * @returns the shape of `x`
   */
  forward<T extends tf.Tensor>(x: T): T {
    if (!this.training || this.rate === 0) return x.clone();
    return tf.tidy(() => {
      const keep = keepMask(this.random, x.size, this.rate);
      return x.mul(tf.tensor(keep, x.shape));
    });
  }
}

/**
 * 1 / (1 - rate) where a value is kept, 0 where it is dropped.
 *
 * One draw seeds Marsaglia's xorshift32 for the whole mask: a step needs
 * millions of values, and each takes a few instructions here.
 *
 * @see Marsaglia 2003, https://doi.org/10.18637/jss.v008.i14
 */
function keepMask(random: Random, size: number, rate: number): Float32Array {
  const mask = new Float32Array(size);
  // The floats as their bits: 0 is all zeros, so a value is dropped by an AND,
  // without a branch that the processor would guess wrongly.
  const bits = new Int32Array(mask.buffer);
  const [kept = 0] = new Int32Array(Float32Array.of(1 / (1 - rate)).buffer);
  const threshold = Math.floor(rate * 2 ** 31);
  let state = Math.floor(random() * (2 ** 32 - 1)) + 1; // never 0
  for (let i = 0; i < size; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // The difference's sign, -1 or 0, says whether to drop.
    bits[i] = kept & ~(((state >>> 1) - threshold) >> 31);
  }
  return mask;
}
