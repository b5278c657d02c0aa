import type * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { EmbeddedNotes } from "../../probing/embedded-notes";
import { explanationToData } from "../../probing/explained-function";
import { toTensor } from "../../probing/to-tensor";

/** One call, about a model whose tokens have vectors of one number. */
export type Rung = {
  /** The number of each token id. */
  readonly embedding: TensorData;
  readonly layer: string;
  readonly tokenIds: TensorData;
  readonly baselines?: TensorData;
  readonly factor?: TensorData;
  /** Whether twice the logit is explained, by a `forward`. */
  readonly isDoubled?: boolean;
  readonly options?: {
    readonly attributeToLayerInput?: boolean;
    readonly nSteps?: number;
    readonly method?: string;
    readonly multiplyByInputs?: boolean;
    readonly returnConvergenceDelta?: boolean;
  };
};

const one: TensorData = { dtype: "float32", shape: [1, 1], values: Float32Array.of(1) };

export const tryOut: TryOut<Rung> = (answer, rung): Data => {
  const { embedding, layer, tokenIds, baselines, factor, isDoubled, options } = rung;
  const model = new EmbeddedNotes({ embedding, mixing: one, classes: one });
  const explain = declaredAs(answer, "layerIntegratedGradients") as (asked: object) => unknown;
  const result = explain({
    ...{ model, layer, inputs: toTensor(tokenIds), target: 0 },
    ...(baselines && { baselines: toTensor(baselines) }),
    ...(factor && { additionalForwardArgs: [toTensor(factor)] }),
    ...(isDoubled && {
      forward: (ids: tf.Tensor) => model.forward(ids).logits.mul(2),
    }),
    ...options,
  });
  return explanationToData(result);
};
