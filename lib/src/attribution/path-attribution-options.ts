import type * as tf from "@tensorflow/tfjs";
import type { ApproximationMethod } from "./approximation-parameters";
import type { Baselines } from "./baselines";
import type { Target } from "./select-target";

/** What every method is told that walks from the baselines to the inputs. */
export interface PathAttributionOptions {
  /** Handed to `forward` behind the inputs: never changed, never explained. */
  readonly additionalForwardArgs?: readonly tf.Tensor[] | undefined;
  /** Inputs to start from. @default zeros: of token ids, padding */
  readonly baselines?: Baselines | undefined;
  readonly target?: Target | undefined;
  /** @default 50 */
  readonly nSteps?: number | undefined;
  /** Where on the way gradients are taken. @default "gausslegendre" */
  readonly method?: ApproximationMethod | undefined;
  /**
   * Rows that go through `forward` at once, so that memory does not grow with
   * `nSteps`; below the number of examples, one step at a time. With more than
   * some dozens little is gained: the products are large enough by then.
   *
   * @default 40 for integrated gradients; else all
   */
  readonly internalBatchSize?: number | undefined;
  /** @default false */
  readonly returnConvergenceDelta?: boolean | undefined;
}
