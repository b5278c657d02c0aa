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

/** 1 / (1 - rate) where a value is kept, 0 where it is dropped. */
function keepMask(random: Random, size: number, rate: number): Float32Array {
  const keep = new Float32Array(size);
  const kept = 1 / (1 - rate);
  const threshold = rate * 2 ** 32;
  // One draw seeds Marsaglia's xorshift32 for the whole mask: millions of
  // values are needed a step, and it takes a few instructions for each.
  let state = Math.floor(random() * (2 ** 32 - 1)) + 1; // never 0
  for (let i = 0; i < size; i++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    keep[i] = state >>> 0 < threshold ? 0 : kept;
  }
  return keep;
}
