import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import {
  type AttributionInputs,
  type AttributionOptions,
  batchSizeOf,
  type InFormOf,
  inFormOf,
  listOf,
} from "./attribution-inputs";
import { type Baselines, baselinesFor } from "./baselines";
import type { Target } from "./select-target";
import {
  type PerAxis,
  placeOfWindow,
  strideOf,
  windowOf,
  windowsOver,
} from "./sliding-windows";
import { lossesWhenTakenOut } from "./taken-out";

/** What {@link occlusion} is told. */
export interface OcclusionOptions<Inputs extends AttributionInputs>
  extends AttributionOptions<Inputs> {
  /**
   * The window's size, axis by axis without the batch; for several inputs a
   * list of such.
   */
  readonly slidingWindowShapes: PerAxis | readonly PerAxis[];
  /**
   * How far it moves at a time: a number, or axis by axis, or a list of such
   * for several inputs. @default 1
   */
  readonly strides?: number | PerAxis | readonly PerAxis[] | undefined;
  /** @default zeros */
  readonly baselines?: Baselines | undefined;
  readonly target?: Target | undefined;
  /** Windows covered in one pass. @default 1 */
  readonly perturbationsPerEval?: number | undefined;
}

/**
 * What is lost when a window of an input is covered, the window moved over all
 * of it; where windows overlap, their mean.
 *
 * @returns `attributions` in the form of the inputs; the caller disposes
 * @throws DataError when window or strides do not fit
 * @see Zeiler & Fergus 2014, §4.2, https://arxiv.org/abs/1311.2901
 */
export function occlusion<Inputs extends AttributionInputs>({
  forward,
  inputs,
  additionalForwardArgs = [],
  slidingWindowShapes,
  strides = 1,
  baselines,
  target,
  perturbationsPerEval = 1,
}: OcclusionOptions<Inputs>): { attributions: InFormOf<Inputs> } {
  const where = "occlusion";
  const list = listOf(inputs);
  batchSizeOf(where, list);
  requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval);
  const windows = list.flatMap(({ shape }, input) =>
    windowsOver(
      shape,
      windowOf(slidingWindowShapes, input, shape),
      strideOf(strides, input, shape),
    ).map((window) => ({ input, place: () => placeOfWindow(window, shape) })),
  );
  const placesOf = (k: number) =>
    list.map((_, i) =>
      windows[k]?.input === i ? windows[k]?.place() : undefined,
    );
  const means = tf.tidy(() => {
    const losses = lossesWhenTakenOut({
      ...{
        where,
        forward,
        additionalForwardArgs,
        target,
        perturbationsPerEval,
      },
      inputs: list,
      replacements: baselinesFor(where, list, baselines),
      count: windows.length,
      placesOf,
    });
    return losses.map((sum, i) => {
      const own = windows.filter(({ input }) => input === i);
      const zero: tf.Tensor = tf.zeros([1, ...sum.shape.slice(1)]);
      const covered = own.reduce(
        (count, { place }) => tf.tidy(() => count.add(place())),
        zero,
      );
      return sum.div(covered.maximum(1));
    });
  });
  return { attributions: inFormOf(inputs, means) };
}
