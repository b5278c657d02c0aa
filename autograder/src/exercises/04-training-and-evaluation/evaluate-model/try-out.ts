import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData } from "../../probing/to-data";
import { loaderOf, WordSumClassifier } from "../../probing/word-sum-classifier";

/** Notes of one word each, and what the model says of them. */
export type Rung = {
  /** In `eval()` mode; in training mode they are twice as large. */
  readonly logits: readonly (readonly number[])[];
  readonly labels: readonly (readonly number[])[];
  readonly batchSize: number;
  readonly isTraining: boolean;
};

type Evaluate = (model: WordSumClassifier, loader: object) => unknown;

export const tryOut: TryOut<Rung> = (answer, { logits, labels, batchSize, isTraining }) => {
  const numClasses = logits[0]?.length ?? 0;
  const rows = [new Array<number>(numClasses).fill(0), ...logits];
  const model = new WordSumClassifier({
    weight: {
      dtype: "float32",
      shape: [rows.length, numClasses],
      // `eval()` halves them.
      values: Float32Array.from(rows.flat(), (logit) => 2 * logit),
    },
    gain: {
      dtype: "float32",
      shape: [numClasses],
      values: new Float32Array(numClasses).fill(1),
    },
  });
  if (!isTraining) model.eval();
  const loader = loaderOf({ tokenIds: logits.map((_, i) => [i + 1]), labels, batchSize });
  const result = (declaredAs(answer, "evaluateModel") as Evaluate)(model, loader);
  return fieldsToData(result, ["probabilities", "predictions", "labels"]);
};
