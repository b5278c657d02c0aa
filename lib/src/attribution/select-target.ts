import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/**
 * Which number of an output `[batch, …]` is explained:
 *
 * - none: the output is `[batch]` or `[batch, 1]`, one number an example;
 * - a number: this class, of an output `[batch, classes]`, for every example;
 * - a list of numbers: a class for each example;
 * - `{ index: [token, class] }`: this place of an output with more axes, for
 *   every example;
 * - a list of such lists: a place for each example.
 */
export type Target =
  | number
  | readonly number[]
  | { readonly index: readonly number[] }
  | readonly (readonly number[])[];

/**
 * The explained number of each example, `[batch]`; gradients flow through it.
 *
 * @param output `[batch, …]`
 * @throws ShapeError when the output has more than one number an example and no
 * target says which, DataError when the target does not fit
 */
export function selectTarget(
  output: tf.Tensor,
  target: Target | undefined,
): tf.Tensor1D {
  const [batch = 1, ...rest] = output.shape;
  const size = rest.reduce((product, length) => product * length, 1);
  if (target === undefined) {
    if (size === 1) return output.reshape([batch]);
    throw new ShapeError({
      where: "target",
      expected: "an output with one number an example, or a target",
      got: `an output ${formatShape(output.shape)} and no target`,
      fix: "Say which number is explained, e.g. target: 1 for class 1.",
    });
  }
  const places = placesOf(target, batch);
  if (places.length !== batch) {
    throw new DataError({
      where: "target",
      expected: `one for all examples, or a list of ${batch}, the batch`,
      got: `a list of ${places.length}`,
      fix: "One place for all is a number or { index: [token, class] }.",
    });
  }
  const offsets = places.map((place) => offsetOf(place, output.shape));
  if (size === 1) return output.reshape([batch]);
  return tf.tidy(() => {
    // A product with ones and zeros: its gradient is there on every backend.
    const chosen = tf.oneHot(tf.tensor1d(offsets, "int32"), size).toFloat();
    return output.reshape([batch, size]).mul(chosen).sum(1);
  });
}

/** The target of a batch that is this one so many times, one after another. */
export function repeatTarget(
  target: Target | undefined,
  times: number,
): Target | undefined {
  if (target === undefined || !isList(target)) return target;
  return Array.from({ length: times }, () => [...target]).flat() as Target;
}

/** For each example the place of its number, without the axis of the batch. */
function placesOf(
  target: Target,
  batch: number,
): readonly (readonly number[])[] {
  const forAll = (place: readonly number[]) =>
    Array.from({ length: batch }, () => place);
  if (typeof target === "number") return forAll([target]);
  if (!isList(target)) return forAll(target.index);
  return target.map((place: number | readonly number[]) =>
    typeof place === "number" ? [place] : place,
  );
}

/** Where in the row of an example the place is. */
function offsetOf(
  place: readonly number[],
  [, ...axes]: readonly number[],
): number {
  const fits =
    place.length === axes.length &&
    place.every(
      (at, axis) => Number.isInteger(at) && at >= 0 && at < (axes[axis] ?? 0),
    );
  if (fits) {
    return place.reduce((sum, at, axis) => sum * (axes[axis] ?? 1) + at, 0);
  }
  throw new DataError({
    where: "target",
    expected: `a place in an output ${formatShape(["batch", ...axes])}, from 0`,
    got: formatShape(place),
    fix:
      place.length === axes.length
        ? "The first class is 0, the last one is the number of classes less 1."
        : `Name ${axes.length} axes, e.g. target: { index: [${axes.map(() => 0).join(", ")}] }.`,
  });
}

function isList(
  target: Target,
): target is readonly number[] | readonly (readonly number[])[] {
  return Array.isArray(target);
}
