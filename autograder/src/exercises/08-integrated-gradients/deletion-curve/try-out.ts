import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { placedWords } from "../../probing/placed-words";
import { fieldsToData } from "../../probing/to-data";

/** One note, whose tokens say what the table says, all places alike unless they are given. */
export type Rung = {
  /** `[token, class]` */
  readonly table: TensorData;
  readonly places?: TensorData;
  readonly tokenIds: readonly number[];
  readonly scores: readonly number[];
  readonly target: number;
  readonly replacementId?: number;
  readonly keptIds?: readonly number[];
};

export const tryOut: TryOut<Rung> = (answer, rung): Data => {
  const { table, places, tokenIds, scores, keptIds, ...rest } = rung;
  const alike: TensorData = {
    ...{ dtype: "float32", shape: [tokenIds.length, 1] },
    values: new Float32Array(tokenIds.length).fill(1),
  };
  const curveOf = declaredAs(answer, "deletionCurve") as (asked: object) => unknown;
  const result = curveOf({
    ...rest,
    forward: placedWords(table, places ?? alike),
    ...{ tokenIds: [...tokenIds], scores: [...scores] },
    ...(keptIds && { keptIds: [...keptIds] }),
  });
  return fieldsToData(result, ["logits", "fractions", "area"]);
};
