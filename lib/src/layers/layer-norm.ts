import type * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { layerNorm } from "../functional/layer-norm";
import { makeVariable } from "./initialisers";
import { Module } from "./module";

/** The size of a {@link LayerNorm}. */
export interface LayerNormOptions {
  readonly dModel: number;
  /** Keeps a constant row from a division by 0. @default 1e-5 */
  readonly epsilon?: number | undefined;
}

/**
 * Each token's features with mean 0 and variance 1, then scaled and shifted.
 *
 * (x - mean) / √(variance + epsilon) · weight + bias, with mean and variance
 * over the last axis (divided by dModel, not dModel - 1). `weight` starts at 1
 * and `bias` at 0.
 *
 * @see Ba et al. 2016, eq. 3–4, https://arxiv.org/abs/1607.06450
 */
export class LayerNorm extends Module {
  readonly weight: tf.Variable;
  readonly bias: tf.Variable;
  readonly epsilon: number;

  constructor({ dModel, epsilon = 1e-5 }: LayerNormOptions) {
    super();
    requirePositiveInteger("LayerNorm", "dModel", dModel);
    this.weight = makeVariable(new Float32Array(dModel).fill(1), [dModel]);
    this.bias = makeVariable(new Float32Array(dModel), [dModel]);
    this.epsilon = epsilon;
  }

  /**
   * The normalised features; the caller disposes.
   *
   * @param x `[..., dModel]`
   * @returns the shape of `x`
   * @throws ShapeError when the last axis is not `dModel`
   */
  forward<T extends tf.Tensor>(x: T): T {
    const dModel = this.weight.size;
    if (x.shape.at(-1) !== dModel) {
      throw new ShapeError({
        where: "LayerNorm",
        expected: `x of shape [..., ${dModel}]`,
        got: formatShape(x.shape),
        fix: `The last axis must have the layer's dModel, ${dModel}.`,
      });
    }
    return layerNorm(x, this);
  }
}
