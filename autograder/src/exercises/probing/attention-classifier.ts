import { ClinicalNoteClassifier } from "@attending/lib";
import type { TensorData } from "../../data/data";
import { randomFrom } from "./random-from";

/** The sizes of a classifier that is small enough for the sandbox. */
export type ClassifierSizes = {
  readonly vocabSize: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFf: number;
  readonly numLayers: number;
  readonly numClasses: number;
  readonly maxLen: number;
};

/**
 * The library's own classifier with drawn numbers, in evaluation mode. In training mode half of the
 * embeddings are dropped, so that its attention is another.
 */
export function classifierWith(
  sizes: ClassifierSizes,
  state: Readonly<Record<string, TensorData>>,
): ClinicalNoteClassifier {
  const model = new ClinicalNoteClassifier({ ...sizes, dropoutRate: 0.5, random: randomFrom(1) });
  model.loadStateDict(
    Object.fromEntries(
      Object.entries(state).map(([name, { shape, values }]) => [
        name,
        { dtype: "float32", shape: [...shape], values: Float32Array.from(values) },
      ]),
    ),
  );
  return model.eval();
}
