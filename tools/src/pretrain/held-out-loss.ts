import {
  maskedBatches,
  type PretrainedMaskedLM,
  type PretrainingRecipe,
  seededRandom,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";

/** How well gaps are filled in rows of one length. */
export interface LengthLoss {
  readonly length: number;
  /** Mean cross-entropy of the hidden pieces, in nats. */
  readonly loss: number;
}

const numBatches = 20;

/**
 * The loss on sentences that were drawn from another seed, for each length of rows: whether late
 * positions were learned, too.
 */
export function heldOutLosses(
  { model, tokenizer }: PretrainedMaskedLM,
  recipe: PretrainingRecipe,
  seed: number,
): LengthLoss[] {
  const lengths = new Set(recipe.phases.flatMap((phase) => phase.lengths));
  return [...lengths].map((length) => {
    const options = { recipe, tokenizer, names: "all", numBatches } as const;
    const source = maskedBatches({ ...options, lengths: [length] });
    let sum = 0;
    for (const batch of source.batches(seededRandom(seed))) {
      sum += tf.tidy(() => model.loss(batch).dataSync()[0] ?? Number.NaN);
      tf.dispose(batch);
    }
    return { length, loss: sum / numBatches };
  });
}
