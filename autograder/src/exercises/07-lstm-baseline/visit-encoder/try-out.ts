import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { construct, constructWith } from "../../probing/modules";
import { fieldsToData } from "../../probing/to-data";
import { toTensor } from "../../probing/to-tensor";

/** One call of an encoder with known parameters. */
export type Rung = {
  readonly embeddingDim: number;
  /** None, to leave it to the class. */
  readonly aggregation: string | null;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly codeEmbeddings: TensorData;
  readonly mask?: TensorData;
  /** Asks for the names of the parameters alone. */
  readonly isNew?: boolean;
};

export const tryOut: TryOut<Rung> = (answer, rung) => {
  const { embeddingDim, aggregation, state, codeEmbeddings, mask } = rung;
  const options = { embeddingDim, ...(aggregation !== null && { aggregation }) };
  if (rung.isNew) {
    const fresh = construct(answer, "VisitEncoder", options).namedParameters();
    return { parameters: [...fresh.keys()] };
  }
  const encoder = constructWith(answer, "VisitEncoder", options, state);
  const given = mask === undefined ? [] : [toTensor(mask)];
  const fields = aggregation === "attention" ? ["weights", "visit"] : ["visit"];
  return fieldsToData(encoder.forward(toTensor(codeEmbeddings), ...given), fields);
};
