import type * as tf from "@tensorflow/tfjs";
import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of attention. */
export type Rung = {
  readonly query: TensorData;
  readonly key: TensorData;
  readonly value: TensorData;
  readonly mask?: TensorData;
  /** What dropout multiplies the weights with. */
  readonly kept?: TensorData;
};

type Attention = (query: tf.Tensor, key: tf.Tensor, value: tf.Tensor, options?: object) => unknown;

export const tryOut: TryOut<Rung> = (answer, { query, key, value, mask, kept }): Data => {
  const attend = declaredAs(answer, "scaledDotProductAttention") as Attention;
  const dropped = (weights: tf.Tensor, factors: TensorData) => weights.mul(toTensor(factors));
  const options = {
    ...(mask && { mask: toTensor(mask) }),
    ...(kept && { dropout: { forward: (weights: tf.Tensor) => dropped(weights, kept) } }),
  };
  const given = [toTensor(query), toTensor(key), toTensor(value)] as const;
  const isPlain = mask === undefined && kept === undefined;
  const result = isPlain ? attend(...given) : attend(...given, options);
  return fieldsToData(result, ["weights", "context"]);
};
