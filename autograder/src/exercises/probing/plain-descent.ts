import type { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { Data } from "../../data/data";
import { append, copied } from "./own-list";
import { toData } from "./to-data";

/** An optimiser, and what it was told, which whoever holds it cannot reach. */
export interface WatchedDescent {
  readonly optimizer: {
    readonly step: (gradients: tf.NamedTensorMap, rateFactor?: number) => void;
  };
  /** What each step's rate was multiplied by. */
  readonly factors: () => Data;
}

/**
 * Steps straight down the gradient: unlike Adam's they are as long as it is, so that clipping shows
 * in the very first one.
 */
export function plainDescent(model: Module, learningRate: number): WatchedDescent {
  const told: unknown[] = [];
  const step = (gradients: tf.NamedTensorMap, rateFactor = 1): void => {
    append(told, rateFactor);
    for (const [name, parameter] of model.namedParameters()) {
      const gradient = gradients[name];
      if (gradient === undefined) continue;
      tf.tidy(() => {
        parameter.assign(parameter.sub(gradient.mul(learningRate * rateFactor)));
      });
    }
  };
  return { optimizer: { step }, factors: () => toData(copied(told)) };
}
