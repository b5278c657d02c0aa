import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";

/** One number for each axis behind the batch. */
export type PerAxis = readonly number[];

/** First and one past the last index, axis by axis. */
export type Window = readonly (readonly [from: number, to: number])[];

/**
 * Where a window stands that is moved over an example. The last one of an axis
 * may be cut, so that all of the axis is covered.
 */
export function windowsOver(
  [, ...axes]: readonly number[],
  size: PerAxis,
  strides: PerAxis,
): Window[] {
  return axes.reduce<Window[]>(
    (windows, length, axis) => {
      const [window = 1, stride = 1] = [size[axis], strides[axis]];
      const count = 1 + Math.max(0, Math.ceil((length - window) / stride));
      const spans = Array.from({ length: count }, (_, i) => {
        const from = i * stride;
        return [from, Math.min(from + window, length)] as const;
      }).filter(([from]) => from < length);
      return windows.flatMap((before) =>
        spans.map((span) => [...before, span]),
      );
    },
    [[]],
  );
}

/** 1 in the window and 0 around it, `[1, …]`. */
export function placeOfWindow(
  window: Window,
  [, ...axes]: readonly number[],
): tf.Tensor {
  const sizes = window.map(([from, to]) => to - from);
  const around = window.map(([from, to], axis): [number, number] => [
    from,
    (axes[axis] ?? to) - to,
  ]);
  return tf.ones([1, ...sizes]).pad([[0, 0], ...around]);
}

/** The window's size over one input. @throws DataError when it does not fit */
export function windowOf(
  shapes: PerAxis | readonly PerAxis[],
  input: number,
  shape: readonly number[],
): PerAxis {
  const own = isNested(shapes) ? shapes[input] : shapes;
  return requireAxes(
    "slidingWindowShapes",
    own,
    shape,
    (size, length) => size <= length,
  );
}

/** How far a window moves over one input. @throws DataError when it does not fit */
export function strideOf(
  strides: number | PerAxis | readonly PerAxis[],
  input: number,
  shape: readonly number[],
): PerAxis {
  const all =
    typeof strides === "number" ? shape.slice(1).map(() => strides) : strides;
  const own = isNested(all) ? all[input] : all;
  return requireAxes("strides", own, shape, () => true);
}

function isNested(
  list: PerAxis | readonly PerAxis[],
): list is readonly PerAxis[] {
  return list.some((item) => typeof item !== "number");
}

function requireAxes(
  where: string,
  own: PerAxis | undefined,
  [, ...axes]: readonly number[],
  fitsAxis: (size: number, length: number) => boolean,
): PerAxis {
  const fits =
    own?.length === axes.length &&
    own.every(
      (size, axis) =>
        Number.isInteger(size) && size >= 1 && fitsAxis(size, axes[axis] ?? 0),
    );
  if (own !== undefined && fits) return own;
  throw new DataError({
    where,
    expected: `a whole number for each axis of an example ${formatShape(axes)}`,
    got: own === undefined ? "none" : formatShape(own),
    fix: "The axis of the batch is left out, and a window is no larger than its input.",
  });
}
