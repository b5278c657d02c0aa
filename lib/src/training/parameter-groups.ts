import type * as tf from "@tensorflow/tfjs";
import type { Module } from "../layers/module";

/** Parameters that are trained alike. */
export interface ParameterGroup {
  /** What the group is, for whoever reads a printed list. */
  readonly name?: string | undefined;
  /** By the names that `namedParameters()` gives them. */
  readonly parameters: ReadonlyMap<string, tf.Variable>;
  /** The optimiser's, unless the group has its own. */
  readonly learningRate?: number | undefined;
  /** The optimiser's, unless the group has its own. */
  readonly weightDecay?: number | undefined;
}

/**
 * A model's parameters in two groups: "with decay" and "without decay".
 *
 * Decay pulls weights of products towards 0. Biases and the scales of layer
 * norm have no decay: pulled to 0 they shift or shut a feature instead of
 * smoothing a function. A parameter is one of these when it has fewer than two
 * axes or its name ends in `bias`; embeddings, having two axes, decay.
 *
 * @param weightDecay of the first group; the second's is 0
 * @example
 * new AdamW(decayGroups(model, 0.01), { learningRate: 3e-4 });
 */
export function decayGroups(
  model: Module,
  weightDecay: number,
): [withDecay: ParameterGroup, withoutDecay: ParameterGroup] {
  const named = [...model.namedParameters()];
  const decays = ([name, { rank }]: [string, tf.Variable]) =>
    rank >= 2 && name.split(".").at(-1) !== "bias";
  return [
    {
      name: "with decay",
      parameters: new Map(named.filter(decays)),
      weightDecay,
    },
    {
      name: "without decay",
      parameters: new Map(named.filter((entry) => !decays(entry))),
      weightDecay: 0,
    },
  ];
}
