import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import type { Module } from "../layers/module";

/** A loss and its slopes, for a step of an optimiser. */
export interface LossAndGradients {
  loss: number;
  /** By parameter name, each of its parameter's shape; none for a parameter
   * that has no part in the loss. The caller disposes: `tf.dispose(gradients)`. */
  gradients: tf.NamedTensorMap;
}

/**
 * The loss, and its gradient for each parameter of a model.
 *
 * @param computeLoss runs the model; what it makes on the way is disposed of
 * @throws DataError when no parameter of the model has a part in the loss
 * @example
 * const { loss, gradients } = lossAndGradients(model, () =>
 *   binaryCrossEntropyWithLogits(model.forward(tokenIds).logits, labels),
 * );
 * clipGradientNorm(gradients, 1);
 * optimizer.step(gradients);
 * tf.dispose(gradients);
 */
export function lossAndGradients(
  model: Module,
  computeLoss: () => tf.Scalar,
): LossAndGradients {
  const parameters = [...model.namedParameters()];
  if (parameters.length === 0) throw refuse("a model without any");
  const variables = parameters.map(([, variable]) => variable);
  const { value, grads } = differentiate(computeLoss, variables);
  const loss = value.dataSync()[0] ?? Number.NaN;
  value.dispose();
  // tfjs names a variable by a counter; a model knows it by its path.
  const named = parameters.flatMap(([name, variable]) => {
    const gradient = grads[variable.name];
    return gradient ? [[name, gradient] as const] : [];
  });
  return { loss, gradients: Object.fromEntries(named) };
}

function differentiate(
  computeLoss: () => tf.Scalar,
  variables: tf.Variable[],
): { value: tf.Scalar; grads: tf.NamedTensorMap } {
  try {
    // A tidy of its own: the way back may fail, and has made slopes by then.
    return tf.tidy(() => tf.variableGrads(computeLoss, variables));
  } catch (error) {
    // tfjs keeps what a failed pass had saved for the way back: memory that
    // the next, smaller batch may need.
    const { activeTape, gradientDepth } = tf.engine().state;
    if (gradientDepth === 0) {
      for (const { saved = [] } of activeTape ?? []) tf.dispose(saved);
    }
    throw error;
  }
}

function refuse(got: string): DataError {
  return new DataError({
    where: "lossAndGradients",
    expected: "parameters to train",
    got,
    fix: "Keep layers and variables in properties of the model.",
  });
}
