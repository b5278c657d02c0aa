import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { hasKernel, runFused } from "../functional/fused-kernel";
import { hasOwnMemory } from "../functional/own-memory";

/** Keeps a norm of 0 from a division by 0, as PyTorch does. */
const epsilon = 1e-6;

/**
 * The norm of all gradients as one long vector: √Σ g².
 *
 * @param gradients by parameter name, of any shapes
 */
export function gradientNorm(gradients: tf.NamedTensorMap): number {
  const tensors = Object.values(gradients);
  if (tensors.length === 0) return 0;
  if (hasKernel("AttendingSumOfSquares", ...tensors)) {
    const sum = runFused<tf.Scalar>("AttendingSumOfSquares", gradients);
    const [total = Number.NaN] = sum.dataSync<"float32">();
    sum.dispose();
    return Math.sqrt(total);
  }
  const squares = tf.tidy(() =>
    tf
      .stack(tensors.map((gradient) => gradient.square().sum()))
      .dataSync<"float32">(),
  );
  return Math.sqrt(squares.reduce((total, square) => total + square, 0));
}

/**
 * The global norm before clipping; scales the gradients in place when it is
 * above `maxNorm`.
 *
 * g ← g · min(1, maxNorm / (‖g‖ + 1e-6)), with ‖g‖ over all gradients
 * together: the direction of the step stays. Clipping each number by itself
 * would turn it.
 *
 * @param gradients by parameter name; scaled ones replace those of the map,
 * which are disposed of
 * @throws DataError when `maxNorm` is not above 0
 * @see Pascanu et al. 2013, §3.2, https://arxiv.org/abs/1211.5063
 */
export function clipGradientNorm(
  gradients: tf.NamedTensorMap,
  maxNorm: number,
): number {
  if (!(maxNorm > 0)) {
    throw new DataError({
      where: "clipGradientNorm",
      expected: "maxNorm above 0",
      got: `${maxNorm}`,
      fix: "1 is usual; leave clipping out for none.",
    });
  }
  const norm = gradientNorm(gradients);
  const factor = maxNorm / (norm + epsilon);
  if (factor < 1) scaleGradients(gradients, factor);
  return norm;
}

/** Nothing; multiplies every gradient, where it is or in place of the one in
 * the map. */
export function scaleGradients(
  gradients: tf.NamedTensorMap,
  factor: number,
): void {
  // One tensor may stand under two names: a gradient made by hand does that.
  const scaled = new Map<tf.Tensor, tf.Tensor>();
  for (const [name, gradient] of Object.entries(gradients)) {
    const product = scaled.get(gradient) ?? scale(gradient, factor);
    scaled.set(gradient, product);
    gradients[name] = product;
  }
}

/** The gradient, scaled where it is; or a new one in its place. */
function scale(gradient: tf.Tensor, factor: number): tf.Tensor {
  if (hasKernel("AttendingScale", gradient) && hasOwnMemory(gradient)) {
    runFused<tf.Tensor[]>("AttendingScale", { x: gradient }, { factor });
    return gradient;
  }
  const product = tf.mul(gradient, factor);
  gradient.dispose();
  return product;
}
