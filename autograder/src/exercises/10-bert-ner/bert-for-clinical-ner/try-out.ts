import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { constructWith, dropAll } from "../../probing/modules";
import { smallBert } from "../../probing/small-bert";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";
import type { BertSizes } from "./shapes";

/** One call of a tagger with known parameters. */
export type Rung = {
  readonly sizes: BertSizes;
  readonly numLabels: number;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly tables: Readonly<Record<string, TensorData>>;
  readonly classWeights?: readonly number[];
  /** In training mode, with everything dropped that dropout acts on. */
  readonly isDropped?: boolean;
};

export const tryOut: TryOut<Rung> = (answer, rung) => {
  const { sizes, numLabels, state, tables, classWeights, isDropped } = rung;
  const options = { bert: smallBert(sizes), numLabels, dropoutRate: isDropped ? dropAll : 0.5 };
  const tagger = constructWith(answer, "BertForClinicalNER", options, state);
  if (isDropped) tagger.train();
  const named = Object.entries(tables).map(([name, table]) => [name, toTensor(table)]);
  const asked = { ...Object.fromEntries(named), ...(classWeights && { classWeights }) };
  return fieldsToData(tagger.forward(asked), "labels" in tables ? ["logits", "loss"] : ["logits"]);
};
