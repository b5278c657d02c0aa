import type * as tf from "@tensorflow/tfjs";
import { ShapeError } from "./shape-error";

/** A shape in words: a number is a fixed size, a word names a free axis. */
export type Axes = readonly (number | string)[];

/** What {@link requireShape} checks, and how it names it. */
export interface ShapeRequirement {
  /** The function or class that was called. */
  readonly where: string;
  /** The argument's name. */
  readonly name: string;
  readonly tensor: tf.Tensor;
  readonly axes: Axes;
  /** The likely fix, as a sentence. */
  readonly fix: string;
}

/** A shape as the course writes it: `[2, seqLen, 128]`. */
export function formatShape(axes: Axes): string {
  return `[${axes.join(", ")}]`;
}

/**
 * Nothing; throws unless the tensor has the axes asked for.
 *
 * @throws ShapeError naming the shape wanted and the shape received
 */
export function requireShape(requirement: ShapeRequirement): void {
  const { where, name, tensor, axes, fix } = requirement;
  const fits =
    tensor.shape.length === axes.length &&
    axes.every(
      (axis, i) => typeof axis === "string" || axis === tensor.shape[i],
    );
  if (fits) return;
  throw new ShapeError({
    where,
    expected: `${name} of shape ${formatShape(axes)}`,
    got: formatShape(tensor.shape),
    fix,
  });
}
