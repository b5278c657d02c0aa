import type * as tf from "@tensorflow/tfjs";
import type { Forward } from "./attribution-inputs";
import { selectTarget, type Target } from "./select-target";

/** What an output is asked: whose, and which number of it. */
export interface Explained {
  readonly forward: Forward;
  readonly additionalForwardArgs?: readonly tf.Tensor[] | undefined;
  readonly target?: Target | undefined;
}

/** The explained number of each example, `[batch]`. */
export function explainedOutputs(
  { forward, additionalForwardArgs = [], target }: Explained,
  inputs: readonly tf.Tensor[],
): tf.Tensor1D {
  return selectTarget(forward(...inputs, ...additionalForwardArgs), target);
}
