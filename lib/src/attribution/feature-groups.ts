import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import type { AttributionInputs } from "./attribution-inputs";
import { listOf } from "./attribution-inputs";

/**
 * Which numbers of the inputs make one feature: ids of the shape of an input,
 * or of one example, `[1, …]`. The same id in two inputs is one feature.
 */
export type FeatureMask = AttributionInputs;

/** Features, and where each of them is in every input. */
export interface FeatureGroups {
  /** The ids, ascending. */
  readonly ids: readonly number[];
  /**
   * For one feature where it is in each input: 1 there and 0 elsewhere, of the
   * mask's shape. The caller disposes.
   */
  placesOf(id: number): tf.Tensor[];
}

/**
 * The features of a mask; without one, each number of an example is its own.
 *
 * @throws ShapeError when a mask does not fit its input
 */
export function featureGroups(
  where: string,
  inputs: readonly tf.Tensor[],
  mask: FeatureMask | undefined,
): FeatureGroups {
  const tables =
    mask === undefined ? eachItsOwn(inputs) : readMask(where, inputs, mask);
  const ids = [...new Set(tables.flatMap(({ ids: own }) => own))];
  ids.sort((a, b) => a - b);
  return {
    ids,
    placesOf: (id) =>
      tables.map(({ ids: own, shape }) =>
        tf.tensor(
          own.map((other) => (other === id ? 1 : 0)),
          shape,
          "float32",
        ),
      ),
  };
}

interface IdTable {
  readonly ids: number[];
  readonly shape: number[];
}

function eachItsOwn(inputs: readonly tf.Tensor[]): IdTable[] {
  let next = 0;
  return inputs.map((input) => {
    const shape = [1, ...input.shape.slice(1)];
    const size = shape.reduce((product, length) => product * length, 1);
    const ids = Array.from({ length: size }, (_, i) => next + i);
    next += size;
    return { ids, shape };
  });
}

function readMask(
  where: string,
  inputs: readonly tf.Tensor[],
  mask: FeatureMask,
): IdTable[] {
  const masks = listOf(mask);
  return inputs.map((input, i) => {
    const own = masks[i];
    const [, ...rest] = input.shape;
    const fits =
      own?.rank === input.rank &&
      (own.shape[0] === 1 || own.shape[0] === input.shape[0]) &&
      rest.every((length, axis) => length === own.shape[axis + 1]);
    if (own !== undefined && fits && masks.length === inputs.length) {
      return { ids: [...own.dataSync()], shape: own.shape };
    }
    throw new ShapeError({
      where,
      expected: `a featureMask ${formatShape(input.shape)} or ${formatShape([1, ...rest])} for input ${i}`,
      got: own === undefined ? "none" : formatShape(own.shape),
      fix: "A mask has an id for each number of its input.",
    });
  });
}
