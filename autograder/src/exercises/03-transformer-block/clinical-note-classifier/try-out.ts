import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { constructWith } from "../../probing/modules";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of a classifier with known parameters. */
export type Rung = {
  readonly sizes: {
    readonly vocabSize: number;
    readonly dModel: number;
    readonly numHeads: number;
    readonly dFf: number;
    readonly numLayers: number;
    readonly numClasses: number;
    readonly maxLen: number;
  };
  readonly state: Readonly<Record<string, TensorData>>;
  readonly tokenIds: TensorData;
};

export const tryOut: TryOut<Rung> = (answer, { sizes, state, tokenIds }) => {
  const options = { ...sizes, dropoutRate: 0.5 };
  const model = constructWith(answer, "ClinicalNoteClassifier", options, state);
  return fieldsToData(model.forward(toTensor(tokenIds)), ["logits", "attentionWeights"]);
};
