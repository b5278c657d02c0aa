import type { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/**
 * Steps straight down the gradient: unlike Adam's they are as long as it is, so that clipping shows
 * in the very first one.
 */
export class PlainDescent {
  /** What each step's rate was multiplied by. */
  readonly factors: number[] = [];

  constructor(
    private readonly model: Module,
    private readonly learningRate: number,
  ) {}

  step(gradients: tf.NamedTensorMap, rateFactor = 1): void {
    this.factors.push(rateFactor);
    for (const [name, parameter] of this.model.namedParameters()) {
      const gradient = gradients[name];
      if (gradient === undefined) continue;
      tf.tidy(() => {
        parameter.assign(parameter.sub(gradient.mul(this.learningRate * rateFactor)));
      });
    }
  }
}
