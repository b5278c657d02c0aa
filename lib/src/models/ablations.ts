import * as tf from "@tensorflow/tfjs";
import type { TransformerBlock } from "../layers/transformer-block";
import type {
  ClassifierOptions,
  ClinicalNoteClassifier,
} from "./clinical-note-classifier";
import { type AblationName, takeApart } from "./take-apart";

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
  return takeApart(name, options, removeSums);
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
