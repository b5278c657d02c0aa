import type * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { constructWith, dropAll } from "../../probing/modules";
import { fieldsToData, toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of a model with known parameters. */
export type Rung = {
  readonly options: Readonly<Record<string, string | number | boolean>>;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly codes: TensorData;
  readonly masks?: Readonly<Record<string, TensorData>>;
  /** Asks for what is predicted, not for the logits. */
  readonly isPrediction?: boolean;
  /** In training mode, with everything dropped that dropout acts on. */
  readonly isDropped?: boolean;
};

type Predicting = {
  predict(codes: tf.Tensor, masks?: Readonly<Record<string, tf.Tensor>>): unknown;
};

export const tryOut: TryOut<Rung> = (answer, rung) => {
  const { options, state, codes, masks, isPrediction, isDropped } = rung;
  const all = { dropoutRate: isDropped ? dropAll : 0.5, ...options };
  const model = constructWith(answer, "LSTMBaseline", all, state);
  if (isDropped) model.train();
  const named = Object.entries(masks ?? {}).map(([name, mask]) => [name, toTensor(mask)]);
  const given = [toTensor(codes), ...(masks ? [Object.fromEntries(named)] : [])] as const;
  if (isPrediction) {
    const predicting = model as unknown as Predicting;
    return { predicted: toData(predicting.predict(...given)) };
  }
  const isAttention = options.aggregation === "attention";
  return fieldsToData(
    model.forward(...given),
    isAttention ? ["attentionWeights", "logits"] : ["logits"],
  );
};
