import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { normalValues, uniformValues } from "../layers/initialisers";
import type { Random } from "../random/seeded-random";

/** A standard deviation for all inputs, or one for each. */
export type Deviations = number | readonly number[];

/**
 * The inputs, each number moved by a normal one of its own.
 *
 * @throws DataError when there is not one deviation an input, or one is negative
 */
export function withNormalNoise(
  where: string,
  inputs: readonly tf.Tensor[],
  deviations: Deviations,
  random: Random,
): tf.Tensor[] {
  const list =
    typeof deviations === "number" ? inputs.map(() => deviations) : deviations;
  const isRight =
    list.length === inputs.length && list.every((one) => one >= 0);
  if (!isRight) {
    throw new DataError({
      where,
      expected: `a standard deviation of at least 0 for each of ${inputs.length} inputs`,
      got: list.join(", ") || "none",
      fix: "A single number serves for all inputs.",
    });
  }
  return inputs.map((input, i) => {
    const noise = normalValues(random, input.size, list[i] ?? 0);
    return input.add(tf.tensor(noise, input.shape));
  });
}

/** The inputs, each number moved by at most `radius`, evenly. */
export function withUniformNoise(
  inputs: readonly tf.Tensor[],
  radius: number,
  random: Random,
): tf.Tensor[] {
  return inputs.map((input) =>
    input.add(
      tf.tensor(uniformValues(random, input.size, radius), input.shape),
    ),
  );
}
