import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { type ClassifierSizes, classifierWith } from "../../probing/attention-classifier";
import { declaredAs } from "../../probing/declared-as";
import { isObject, recordsToData } from "../../probing/to-data";

/** One note, and a small model with known parameters. */
export type Rung = {
  readonly sizes: ClassifierSizes;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly tokenIds: readonly number[];
  /** Left out where it is null. */
  readonly layer: number | null;
  /** Whether the model comes in training mode, in which it drops half of the embeddings. */
  readonly isTraining: boolean;
};

type Visualize = (model: object, tokenIds: readonly number[], options?: object) => unknown;

export const tryOut: TryOut<Rung> = (
  answer,
  { sizes, state, tokenIds, layer, isTraining },
): Data => {
  const visualize = declaredAs(answer, "visualizeAttention") as Visualize;
  const model = classifierWith(sizes, state);
  if (isTraining) model.train();
  const picture =
    layer === null ? visualize(model, tokenIds) : visualize(model, tokenIds, { layer });
  return { heads: recordsToData(isObject(picture) ? picture.heads : picture, ["z"]) };
};
