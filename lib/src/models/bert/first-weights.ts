import type { Random } from "../../random/seeded-random";
import { fastNormalValues } from "./fast-normal-values";

/** The numbers that `count` weights start with. */
export type FirstWeights = (count: number) => Float32Array;

/** `initializer_range` of the published models. */
const deviation = 0.02;

/**
 * Normal with mean 0 and deviation 0.02, as BERT's weights start.
 *
 * @see Devlin et al. 2019, their `modeling.py`, https://arxiv.org/abs/1810.04805
 */
export function normalWeights(random: Random): FirstWeights {
  return (count) => fastNormalValues(random, count, deviation);
}

/** Zeros, for weights that are to be loaded: nothing is drawn in vain. */
export const zeroWeights: FirstWeights = (count) => new Float32Array(count);
