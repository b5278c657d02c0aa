import {
  type AblationName,
  type ablationNames as allNames,
  type ClassifierOptions,
  DataError,
  type TransformerBlock,
} from "@attending/lib";
import { ClinicalNoteClassifier } from "@attending/lib/dist/models/clinical-note-classifier";
import * as tf from "@tensorflow/tfjs";

/*
 * The library's `models/ablations` in a release in which the block or the classifier is due: it takes
 * the learner's own apart, and does not say how either is written.
 */

export const ablationNames: typeof allNames = [
  "baseline",
  "no positions",
  "one head",
  "no scaling",
  "no residual",
  "unit-variance embedding",
  "unit-variance embedding, no positions",
];

/** @throws DataError when the name is none of `ablationNames` */
export function makeAblation(
  name: AblationName,
  options: ClassifierOptions,
): ClinicalNoteClassifier {
  if (!ablationNames.includes(name)) {
    throw new DataError({
      where: "makeAblation",
      expected: `one of "${ablationNames.join('", "')}"`,
      got: `"${name}"`,
      fix: "Take a name from ablationNames.",
    });
  }
  const numHeads = name === "one head" ? 1 : options.numHeads;
  const model = new ClinicalNoteClassifier({ ...options, numHeads });
  for (const takeOut of takenOut[name]) takeOut(model);
  return model;
}

type TakeOut = (model: ClinicalNoteClassifier) => void;

const takenOut: Readonly<Record<AblationName, readonly TakeOut[]>> = {
  baseline: [],
  "no positions": [removePositions],
  "one head": [],
  "no scaling": [({ encoder }) => encoder.forEach(undoScaling)],
  "no residual": [({ encoder }) => encoder.forEach(undoSums)],
  "unit-variance embedding": [enlargeEmbedding],
  "unit-variance embedding, no positions": [enlargeEmbedding, removePositions],
};

function removePositions({ positions: { encoding } }: ClinicalNoteClassifier): void {
  tf.tidy(() => {
    encoding.assign(tf.zerosLike(encoding));
  });
}

function enlargeEmbedding({ embedding: { weight }, dModel }: ClinicalNoteClassifier): void {
  tf.tidy(() => {
    weight.assign(weight.mul(Math.sqrt(dModel)));
  });
}

/** Queries so many times as long as the scores are divided by. */
function undoScaling({ attention: { query, dHead } }: TransformerBlock): void {
  const project = query.forward.bind(query);
  query.forward = <T extends tf.Tensor>(x: T): T =>
    tf.tidy(() => project(x).mul<T>(Math.sqrt(dHead)));
}

/** Takes from what each normalisation is given what was added to it before. */
function undoSums({ attention, norm1, norm2 }: TransformerBlock): void {
  let added: tf.Tensor | undefined;
  const attend = attention.forward.bind(attention);
  attention.forward = (x, mask) => {
    added = x;
    return attend(x, mask);
  };
  for (const norm of [norm1, norm2]) {
    const normalise = norm.forward.bind(norm);
    norm.forward = <T extends tf.Tensor>(sum: T): T => {
      const normed = tf.tidy(() => normalise<T>(added === undefined ? sum : sum.sub<T>(added)));
      added = normed;
      return normed;
    };
  }
}
