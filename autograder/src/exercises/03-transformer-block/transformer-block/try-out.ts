import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { constructWith, dropAll } from "../../probing/modules";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of a block with known parameters. */
export type Rung = {
  readonly sizes: { readonly dModel: number; readonly numHeads: number; readonly dFf: number };
  readonly state: Readonly<Record<string, TensorData>>;
  readonly x: TensorData;
  readonly mask?: TensorData;
  /** In training mode, with everything dropped that dropout acts on. */
  readonly isDropped?: boolean;
};

export const tryOut: TryOut<Rung> = (answer, { sizes, state, x, mask, isDropped }) => {
  const options = { ...sizes, dropoutRate: isDropped ? dropAll : 0.5 };
  const block = constructWith(answer, "TransformerBlock", options, state);
  if (isDropped) block.train();
  const given = mask === undefined ? [] : [toTensor(mask)];
  return fieldsToData(block.forward(toTensor(x), ...given), ["weights", "output"]);
};
