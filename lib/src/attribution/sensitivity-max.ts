import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { Random } from "../random/seeded-random";
import {
  type AttributionInputs,
  batchSizeOf,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { withUniformNoise } from "./noisy-inputs";

/** What {@link sensitivityMax} is told. */
export interface SensitivityMaxOptions<Inputs extends AttributionInputs> {
  /** Attributions of inputs, by any method. */
  readonly attribute: (inputs: InFormOf<Inputs>) => AttributionInputs;
  readonly inputs: Inputs;
  /** How far each number may be moved. @default 0.02 */
  readonly perturbRadius?: number | undefined;
  /** @default 10 */
  readonly nPerturbSamples?: number | undefined;
  readonly random: Random;
}

/**
 * How much an explanation may change when its input hardly does, for each
 * example: the largest of ‖attribution of a moved input - attribution‖₂ /
 * ‖attribution‖₂.
 *
 * @returns `[batch]`; the caller disposes
 * @see Yeh et al. 2019, §5, https://arxiv.org/abs/1901.09392
 */
export function sensitivityMax<Inputs extends AttributionInputs>({
  attribute,
  inputs,
  perturbRadius = 0.02,
  nPerturbSamples = 10,
  random,
}: SensitivityMaxOptions<Inputs>): tf.Tensor1D {
  const list = listOf(inputs);
  const batch = batchSizeOf("sensitivityMax", list);
  requirePositiveInteger("sensitivityMax", "nPerturbSamples", nPerturbSamples);
  const lengthsOf = (tensors: readonly tf.Tensor[]) =>
    tf
      .concat(
        tensors.map((one) => one.reshape([batch, -1])),
        1,
      )
      .norm("euclidean", 1);
  return tf.tidy(() => {
    const before = listOf(attribute(inFormOf(inputs, [...list])));
    const usual = lengthsOf(before);
    const isNothing = usual.lessEqual(0);
    const divisor = tf.where(isNothing, tf.onesLike(usual), usual);
    const changes = Array.from({ length: nPerturbSamples }, () =>
      tf.tidy(() => {
        const moved = withUniformNoise(list, perturbRadius, random);
        const after = listOf(attribute(inFormOf(inputs, moved)));
        return lengthsOf(after.map((one, i) => one.sub(before[i] ?? 0))).div(
          divisor,
        );
      }),
    );
    return tf.stack(changes).max<tf.Tensor1D>(0);
  });
}
