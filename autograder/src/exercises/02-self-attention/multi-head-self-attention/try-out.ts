import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { constructWith, dropAll } from "../../probing/modules";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of a layer with known parameters. */
export type Rung = {
  readonly dModel: number;
  readonly numHeads: number;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly x: TensorData;
  readonly mask?: TensorData;
  /** In training mode, with everything dropped that dropout acts on. */
  readonly isDropped?: boolean;
};

export const tryOut: TryOut<Rung> = (answer, { dModel, numHeads, state, x, mask, isDropped }) => {
  const options = { dModel, numHeads, dropoutRate: isDropped ? dropAll : 0.5 };
  const layer = constructWith(answer, "MultiHeadSelfAttention", options, state);
  if (isDropped) layer.train();
  const given = mask === undefined ? [] : [toTensor(mask)];
  return fieldsToData(layer.forward(toTensor(x), ...given), ["weights", "output"]);
};
