import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import type { TransformerBlock } from "../layers/transformer-block";
import {
  type ClassifierOptions,
  ClinicalNoteClassifier,
} from "./clinical-note-classifier";

/** The transformer as it is, and what is left of it without a part. */
export const ablationNames = [
  "baseline",
  "no positions",
  "one head",
  "no scaling",
  "no residual",
  "unit-variance embedding",
  "unit-variance embedding, no positions",
] as const;

/** One of {@link ablationNames}. */
export type AblationName = (typeof ablationNames)[number];

/** Nothing; from then on the block adds no part's input to its output. */
export type RemoveSums = (block: TransformerBlock) => void;

/**
 * A classifier without one part, as `makeAblation` says.
 *
 * How a block loses its sums is not in here but given: to write a block without
 * them is to write a block, which a release may have to keep to itself.
 *
 * @throws DataError when the name is none of `ablationNames`
 */
export function takeApart(
  name: AblationName,
  options: ClassifierOptions,
  removeSums: RemoveSums,
): ClinicalNoteClassifier {
  requireAblation(name);
  const numHeads = name === "one head" ? 1 : options.numHeads;
  const model = new ClinicalNoteClassifier({ ...options, numHeads });
  if (name === "no residual") model.encoder.forEach(removeSums);
  for (const takeOut of takenOut[name]) takeOut(model);
  return model;
}

type TakeOut = (model: ClinicalNoteClassifier) => void;

const takenOut: Readonly<Record<AblationName, readonly TakeOut[]>> = {
  baseline: [],
  "no positions": [removePositions],
  "one head": [],
  "no scaling": [removeScaling],
  "no residual": [],
  "unit-variance embedding": [enlargeEmbedding],
  "unit-variance embedding, no positions": [enlargeEmbedding, removePositions],
};

function removePositions({ positions }: ClinicalNoteClassifier): void {
  const { encoding } = positions;
  tf.tidy(() => {
    encoding.assign(tf.zerosLike(encoding));
  });
}

/** From the variance 1/dModel to 1; the row of padding stays 0. */
function enlargeEmbedding(model: ClinicalNoteClassifier): void {
  const { weight } = model.embedding;
  tf.tidy(() => {
    weight.assign(weight.mul(Math.sqrt(model.dModel)));
  });
}

/** Queries √dHead times as long: the division by √dHead then gives q · kᵀ. */
function removeScaling({ encoder }: ClinicalNoteClassifier): void {
  for (const { attention } of encoder) {
    const { query, dHead } = attention;
    const project = query.forward.bind(query);
    query.forward = <T extends tf.Tensor>(x: T): T =>
      tf.tidy(() => project(x).mul<T>(Math.sqrt(dHead)));
  }
}

function requireAblation(name: AblationName): void {
  if (ablationNames.includes(name)) return;
  throw new DataError({
    where: "makeAblation",
    expected: `one of "${ablationNames.join('", "')}"`,
    got: `"${name}"`,
    fix: "Take a name from ablationNames.",
  });
}
