import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "../functional/fused-kernel";
import { takeOwnMemory } from "../functional/own-memory";

/** What Adam remembers of one parameter. */
export interface Moments {
  /** The running mean of the gradient, of the parameter's shape. */
  readonly first: tf.Variable;
  /** The running mean of its square. */
  readonly second: tf.Variable;
}

/** The numbers of one update. */
export interface AdamNumbers {
  readonly learningRate: number;
  readonly weightDecay: number;
  readonly beta1: number;
  readonly beta2: number;
  readonly epsilon: number;
  /** The number of this update of the parameter, from 1. */
  readonly step: number;
}

/**
 * Nothing; one step of Adam with decoupled decay on one parameter.
 *
 * ```text
 * θ ← θ - η λ θ
 * m ← β₁ m + (1 - β₁) g,   v ← β₂ v + (1 - β₂) g²
 * θ ← θ - η / (1 - β₁ᵗ) · m / (√v / √(1 - β₂ᵗ) + ε)
 * ```
 *
 * @param gradient of the parameter's shape
 * @see Kingma and Ba 2015, Algorithm 1, https://arxiv.org/abs/1412.6980
 * @see Loshchilov and Hutter 2019, Algorithm 2, https://arxiv.org/abs/1711.05101
 */
export function updateByAdam(
  parameter: tf.Variable,
  { first, second }: Moments,
  gradient: tf.Tensor,
  numbers: AdamNumbers,
): void {
  const { learningRate, weightDecay, beta1, beta2, epsilon, step } = numbers;
  const keep = 1 - learningRate * weightDecay;
  const stepSize = learningRate / (1 - beta1 ** step);
  const rootCorrection = 1 / Math.sqrt(1 - beta2 ** step);
  if (hasKernel("AttendingAdam", parameter, gradient)) {
    const written = { parameter, first, second };
    for (const variable of Object.values(written)) takeOwnMemory(variable);
    const factors = { keep, stepSize, beta1, beta2, rootCorrection, epsilon };
    runFused<tf.Tensor[]>("AttendingAdam", { ...written, gradient }, factors);
    return;
  }
  tf.tidy(() => {
    first.assign(first.mul(beta1).add(gradient.mul(1 - beta1)));
    second.assign(second.mul(beta2).add(gradient.square().mul(1 - beta2)));
    const denominator = second.sqrt().mul(rootCorrection).add(epsilon);
    const move = first.mul(stepSize).div(denominator);
    parameter.assign(parameter.mul(keep).sub(move));
  });
}
