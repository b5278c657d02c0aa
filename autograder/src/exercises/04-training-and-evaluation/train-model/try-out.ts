import type { TensorData } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData, isObject, recordsToData, toData } from "../../probing/to-data";
import { loaderOf, type Notes, WordSumClassifier } from "../../probing/word-sum-classifier";

/** A model of a number a word and class, and a few notes of a word or two. */
export type Rung = {
  /** By word, padding first. */
  readonly weight: TensorData;
  readonly train: Notes;
  readonly validation: Notes;
  /** What the model says of words, beside what it learned, when it is evaluated: by evaluation. */
  readonly said: readonly TensorData[];
  readonly options: {
    readonly epochs: number;
    readonly learningRate: number;
    readonly maxGradientNorm: number;
  };
};

type Train = (model: WordSumClassifier, options: object) => unknown;

const record = ["epoch", "trainLoss", "validationF1"];

export const tryOut: TryOut<Rung> = async (
  answer,
  { weight, train, validation, said, options },
) => {
  const numClasses = weight.shape[1] ?? 1;
  const gain: TensorData = {
    dtype: "float32",
    shape: [numClasses],
    values: new Float32Array(numClasses).fill(1),
  };
  const model = new WordSumClassifier({ weight, gain }, said);
  const loaders = { train: loaderOf(train), validation: loaderOf(validation) };
  const result = await (declaredAs(answer, "trainModel") as Train)(model, {
    ...loaders,
    ...options,
  });
  const { history, best } = isObject(result) ? result : { history: result, best: null };
  return {
    history: recordsToData(history, record),
    best: fieldsToData(best, record),
    weight: toData(model.weight),
    gain: toData(model.gain),
  };
};
