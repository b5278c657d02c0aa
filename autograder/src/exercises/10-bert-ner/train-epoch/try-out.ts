import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { plainDescent } from "../../probing/plain-descent";
import { SmallTagger } from "../../probing/small-tagger";
import { fieldsToData, isObject, toData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** A tagger of a few numbers, and an epoch of a batch or two. */
export type Rung = {
  readonly weight: TensorData;
  readonly batches: readonly {
    readonly inputIds: TensorData;
    readonly attentionMask: TensorData;
    readonly labels: TensorData;
  }[];
  /** The schedule's factors, from step 0. */
  readonly factors: readonly number[];
  readonly options: Readonly<Record<string, number | readonly number[]>>;
  readonly isEvaluating: boolean;
};

type Train = (options: object) => unknown;

export const tryOut: TryOut<Rung> = async (answer, rung) => {
  const { weight, batches, factors, options, isEvaluating } = rung;
  const bias: TensorData = {
    dtype: "float32",
    shape: [weight.shape[1] ?? 1],
    values: new Float32Array(weight.shape[1] ?? 1),
  };
  const model = new SmallTagger({ weight, bias });
  if (isEvaluating) model.eval();
  const result = await (declaredAs(answer, "trainEpoch") as Train)({
    model,
    batches: batches.map(({ inputIds, attentionMask, labels }) => ({
      inputIds: toTensor(inputIds),
      attentionMask: toTensor(attentionMask),
      labels: toTensor(labels),
    })),
    optimizer: plainDescent(model, 1).optimizer,
    ...(factors.length > 0 && { schedule: (step: number) => factors[step] ?? 0 }),
    ...options,
  });
  const returned = fieldsToData(result, ["loss", "steps"]);
  return {
    ...(isObject(returned) ? (returned as object) : { result: returned }),
    weight: toData(model.weight),
    bias: toData(model.bias),
  };
};
