import * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import {
  type AttributionInputs,
  type AttributionOptions,
  type InFormOf,
  inFormOf,
  inputList,
} from "./attribution-inputs";
import { type Baselines, baselinesFor } from "./baselines";
import { outputsOf, outputsOfEach } from "./perturbed-outputs";
import { sumOverParts } from "./repeated-rows";
import type { Target } from "./select-target";
import {
  type PerAxis,
  placeOfWindow,
  strideOf,
  windowOf,
  windowsOver,
} from "./sliding-windows";
import { replaceAt, spreadOver } from "./taken-out";

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
  const list = inputList(where, inputs);
  requirePositiveInteger(where, "perturbationsPerEval", perturbationsPerEval);
  const windows = list.flatMap(({ shape }, input) =>
    windowsOver(
      shape,
      windowOf(slidingWindowShapes, input, shape),
      strideOf(strides, input, shape),
    ).map((window) => ({ input, place: () => placeOfWindow(window, shape) })),
  );
  const asked = { where, forward, additionalForwardArgs, target };
  const means = tf.tidy(() => {
    const replacements = baselinesFor(where, list, baselines);
    const whole = outputsOf(asked, list);
    const lost = (first: number, end: number): tf.Tensor[] => {
      const some = windows
        .slice(first, end)
        .map(({ input, place }) =>
          list.map(({ shape }, i) =>
            i === input ? place() : tf.zeros([1, ...shape.slice(1)]),
          ),
        );
      const without = some.map((places) =>
        replaceAt(places, list, replacements),
      );
      const losses = outputsOfEach(asked, without).map((left) =>
        whole.sub(left),
      );
      return spreadOver(some, losses);
    };
    const losses = sumOverParts(windows.length, perturbationsPerEval, lost);
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
