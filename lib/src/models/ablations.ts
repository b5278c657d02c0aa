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

/**
 * A `ClinicalNoteClassifier` from which one part was taken out.
 *
 * | name | what is taken out |
 * |---|---|
 * | `baseline` | nothing |
 * | `no positions` | the positional encoding, which becomes 0 |
 * | `one head` | all heads but one, which has all of dModel |
 * | `no scaling` | the division of the scores by √dHead |
 * | `no residual` | the two sums of a block: each part's input is not added |
 * | `unit-variance embedding` | the small start of the embedding: its standard deviation is 1, not 1/√dModel |
 * | `unit-variance embedding, no positions` | both |
 *
 * Each has the same parameters by name, shape and number, and from the same
 * seed the same numbers to begin with, times √dModel for a unit-variance
 * embedding: two of them differ in nothing but the part.
 *
 * @throws DataError when the name is none of `ablationNames`
 * @example
 * makeAblation("no positions", { vocabSize: 95, random: seededRandom(42) });
 * @see Meyes et al. 2019, §1, on the word, https://arxiv.org/abs/1901.08644
 */
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
  "no scaling": [removeScaling],
  "no residual": [({ encoder }) => encoder.forEach(removeSums)],
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

/** The block's `forward`, in which no part's input is added to its output. */
function removeSums(block: TransformerBlock): void {
  const { attention, linear1, linear2, norm1, norm2, dropout } = block;
  block.forward = (x, mask) =>
    tf.tidy(() => {
      const { output: seen, weights } = attention.forward(x, mask);
      const attended = norm1.forward(dropout.forward(seen));
      const hidden = tf.relu(linear1.forward(attended));
      const thought = linear2.forward(dropout.forward(hidden));
      return { output: norm2.forward(dropout.forward(thought)), weights };
    });
}
