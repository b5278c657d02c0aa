import * as tf from "@tensorflow/tfjs";

/** How tfjs finds the gradient of a kernel. */
export type GradientConfig = ReturnType<typeof tf.getGradient>;

/**
 * What `run` returns, while some kernels of tfjs have other gradients.
 *
 * @param changes for a kernel's name what is made of its usual gradient
 */
export function withChangedGradients<Result>(
  changes: ReadonlyMap<string, (usual: GradientConfig) => GradientConfig>,
  run: () => Result,
): Result {
  const replaced: GradientConfig[] = [];
  try {
    for (const [kernel, change] of changes) {
      const usual = tf.getGradient(kernel);
      replaced.push(usual);
      tf.unregisterGradient(kernel);
      tf.registerGradient(change(usual));
    }
    return run();
  } finally {
    for (const usual of replaced) {
      tf.unregisterGradient(usual.kernelName);
      tf.registerGradient(usual);
    }
  }
}
