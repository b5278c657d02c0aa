import type * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { linear } from "../functional/linear";
import type { Random } from "../random/seeded-random";
import { makeVariable, uniformValues } from "./initialisers";
import { Module } from "./module";

/** The sizes of a {@link Linear} layer. */
export interface LinearOptions {
  readonly inFeatures: number;
  readonly outFeatures: number;
  readonly random: Random;
}

/**
 * A linear map of the last axis: x · weight + bias.
 *
 * `weight` is stored `[inFeatures, outFeatures]`, `bias` `[outFeatures]`. Both
 * start uniform in ±1/√inFeatures, as PyTorch's `nn.Linear` does.
 *
 * @see He et al. 2015, https://arxiv.org/abs/1502.01852
 */
export class Linear extends Module {
  readonly weight: tf.Variable;
  readonly bias: tf.Variable;

  constructor({ inFeatures, outFeatures, random }: LinearOptions) {
    super();
    requirePositiveInteger("Linear", "inFeatures", inFeatures);
    requirePositiveInteger("Linear", "outFeatures", outFeatures);
    const bound = 1 / Math.sqrt(inFeatures);
    this.weight = makeVariable(
      uniformValues(random, inFeatures * outFeatures, bound),
      [inFeatures, outFeatures],
    );
    this.bias = makeVariable(uniformValues(random, outFeatures, bound), [
      outFeatures,
    ]);
  }

  /**
   * The mapped features; the caller disposes.
   *
   * @param x `[..., inFeatures]`
   * @returns `[..., outFeatures]`, of the same rank
   * @throws ShapeError when the last axis is not `inFeatures`
   */
  forward<T extends tf.Tensor>(x: T): T {
    const [inFeatures = 0] = this.weight.shape;
    if (x.shape.at(-1) !== inFeatures) {
      throw new ShapeError({
        where: "Linear",
        expected: `x of shape [..., ${inFeatures}]`,
        got: formatShape(x.shape),
        fix: `The last axis must have the layer's inFeatures, ${inFeatures}.`,
      });
    }
    return linear(x, this.weight, this.bias);
  }
}
