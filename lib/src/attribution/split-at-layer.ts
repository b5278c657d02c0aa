import * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import type { Module } from "../layers/module";
import type { Forward } from "./attribution-inputs";
import { type LayerSide, layerAt, withLayerHook } from "./layer-hook";

/** A layer of a model. */
export interface LayerOptions {
  readonly model: Module;
  /** Its path, as in the names of parameters: `encoder.0.attention`. */
  readonly layer: string;
  /**
   * `(…inputs) → [batch, …]`, which runs the model.
   *
   * @default the model's own forward, of which `logits` are taken if it returns
   * several things
   */
  readonly forward?: Forward | undefined;
  /** Whether the tensor that goes into the layer is meant. @default false */
  readonly attributeToLayerInput?: boolean | undefined;
}

/** A model in two parts. */
export interface SplitModel {
  /** The layer's tensor, of the model's inputs. */
  readonly before: Forward;
  /** The model's output, of the layer's tensor and the inputs of the rest. */
  readonly after: (value: tf.Tensor, ...inputs: tf.Tensor[]) => tf.Tensor;
}

/**
 * A model, cut at a layer: what comes before it, and what comes after.
 *
 * With it every method that explains inputs explains a layer: hand it `after`
 * as `forward`, the layer's tensor as `inputs`, and the model's own inputs as
 * `additionalForwardArgs`. With `before` as `forward` and a unit as `target`
 * it explains the unit.
 *
 * @throws DataError when there is no such layer
 * @example
 * const { before, after } = splitAtLayer({ model, layer: "embedding" });
 * inputXGradient({
 *   forward: after, inputs: before(ids), additionalForwardArgs: [ids], target: 1,
 * });
 */
export function splitAtLayer({
  model,
  layer,
  forward = outputOf(model),
  attributeToLayerInput = false,
}: LayerOptions): SplitModel {
  const module = layerAt(model, layer);
  const side: LayerSide = attributeToLayerInput ? "input" : "output";
  return {
    before: (...inputs) => {
      const seen: tf.Tensor[] = [];
      // Kept, since the model's own tidy would take it away.
      const keep = (tensor: tf.Tensor) => {
        seen.push(tf.keep(tensor.clone()));
        return tensor;
      };
      try {
        return tf.tidy(() => {
          withLayerHook(module, side, keep, () => forward(...inputs));
          return seen[0]?.clone() ?? tf.zeros([0]);
        });
      } finally {
        tf.dispose(seen);
      }
    },
    after: (value, ...inputs) =>
      withLayerHook(
        module,
        side,
        () => value,
        () => forward(...inputs),
      ),
  };
}

/** A model's tensor, or the logits of one that returns several things. */
function outputOf(model: Module): Forward {
  return (...inputs) => {
    const { forward } = model as {
      forward?: (...given: tf.Tensor[]) => unknown;
    };
    const result: unknown = forward?.apply(model, inputs);
    if (result instanceof tf.Tensor) return result;
    const { logits } = (result ?? {}) as { logits?: unknown };
    if (logits instanceof tf.Tensor) return logits;
    throw new OperationError({
      where: model.constructor.name,
      expected: "a model whose forward returns a tensor or { logits }",
      got: "something else",
      fix: "Say what is explained: forward: (ids) => model.forward(ids).output",
    });
  };
}
