import type * as tf from "@tensorflow/tfjs";
import { requireRate } from "../errors/require-rate";
import { dropout } from "../functional/dropout";
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
    const seed = Math.floor(this.random() * 2 ** 32);
    return dropout(x, { rate: this.rate, seed });
  }
}
