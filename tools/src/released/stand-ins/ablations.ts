import type {
  AblationName,
  ClassifierOptions,
  ClinicalNoteClassifier,
  TransformerBlock,
} from "@attending/lib";
import { takeApart } from "@attending/lib/dist/models/take-apart";
import * as tf from "@tensorflow/tfjs";

/*
 * The library's `models/ablations` in a release in which the block is due: it takes the learner's own
 * apart, and does not say how it is written.
 */

export function makeAblation(
  name: AblationName,
  options: ClassifierOptions,
): ClinicalNoteClassifier {
  return takeApart(name, options, undoSums);
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
