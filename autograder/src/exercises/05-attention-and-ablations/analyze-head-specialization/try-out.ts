import type { Data, TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { type ClassifierSizes, classifierWith } from "../../probing/attention-classifier";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData, isObject, toData } from "../../probing/to-data";

/** Some notes, categories, and a small model with known parameters. */
export type Rung = {
  readonly sizes: ClassifierSizes;
  readonly state: Readonly<Record<string, TensorData>>;
  readonly notes: readonly (readonly number[])[];
  readonly categories: readonly { readonly name: string; readonly tokenIds: readonly number[] }[];
  /** Whether the model comes in training mode, in which it drops half of the embeddings. */
  readonly isTraining: boolean;
};

type Analyze = (model: object, notes: Rung["notes"], categories: Rung["categories"]) => unknown;

export const tryOut: TryOut<Rung> = (
  answer,
  { sizes, state, notes, categories, isTraining },
): Data => {
  const analyze = declaredAs(answer, "analyzeHeadSpecialization") as Analyze;
  const model = classifierWith(sizes, state);
  if (isTraining) model.train();
  const result = analyze(model, notes, categories);
  if (!isObject(result)) return fieldsToData(result, ["ratios"]);
  return { ratios: toData(namingNaN(result.ratios)), numNotes: toData(result.numNotes) };
};

/** `"NaN"` for NaN, which does not cross. */
function namingNaN(value: unknown, depth = 0): unknown {
  if (Number.isNaN(value)) return "NaN";
  const isShortList = Array.isArray(value) && value.length <= 100 && depth < 3;
  return isShortList ? value.map((item) => namingNaN(item, depth + 1)) : value;
}
