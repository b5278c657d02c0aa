import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { recordsToData } from "../../probing/to-data";
import { loaderOf, type Notes, WordSumClassifier } from "../../probing/word-sum-classifier";

/** A study of models of a number a word and class, on a note or two. */
export type Rung = {
  readonly names: readonly string[];
  readonly seeds: readonly number[];
  /** What each model begins with, by variant, seed, word and class; the first word is padding. */
  readonly weights: readonly (readonly (readonly (readonly number[])[])[])[];
  /** By seed. */
  readonly train: readonly Notes[];
  readonly validation: readonly Notes[];
  readonly test: Notes;
  /** `null` for an option that is left out. */
  readonly epochs: number | null;
  readonly learningRate: number;
};

type Run = (options: object) => unknown;

const fields = ["name", "scores", "mean", "standardDeviation", "differences", "difference"];

export const tryOut: TryOut<Rung> = async (
  answer,
  { names, seeds, weights, train, validation, test, epochs, learningRate },
) => {
  const run = declaredAs(answer, "runAblationStudy") as Run;
  const placeOf = (seed: unknown): number => {
    const place = seeds.indexOf(Number(seed));
    if (place >= 0) return place;
    throw new Error(`Expected one of the seeds ${seeds.join(", ")}, got ${String(seed)}.`);
  };
  const makerOf = (variant: number) => (seed: unknown) =>
    modelOf(weights[variant]?.[placeOf(seed)] ?? []);
  const loadersFor = (seed: unknown) => {
    const [notes, others] = [train[placeOf(seed)], validation[placeOf(seed)]];
    if (notes === undefined || others === undefined) throw new Error("There are no notes.");
    return { train: loaderOf(notes), validation: loaderOf(others) };
  };
  const results = await run({
    variants: new Map(names.map((name, variant) => [name, makerOf(variant)])),
    seeds: [...seeds],
    ...{ loadersFor, test: loaderOf(test), learningRate },
    ...(epochs !== null && { epochs }),
  });
  return { results: recordsToData(results, fields) };
};

function modelOf(rows: readonly (readonly number[])[]): WordSumClassifier {
  const numClasses = rows[0]?.length ?? 1;
  return new WordSumClassifier({
    weight: {
      ...{ dtype: "float32", shape: [rows.length, numClasses] },
      values: Float32Array.from(rows.flat()),
    },
    gain: {
      ...{ dtype: "float32", shape: [numClasses] },
      values: new Float32Array(numClasses).fill(1),
    },
  });
}
