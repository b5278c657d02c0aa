import * as tf from "@tensorflow/tfjs";
import { type TermCategory, termCategories } from "../clinical/term-categories";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { AttentionClassifier } from "./attention-classifier";

/** What each head looks at more, or less, than chance would. */
export interface HeadSpecialization {
  /**
   * `[layer][head][category]`: attention over share of tokens; 1 = as much as
   * chance, NaN for a category that stands in no note
   */
  readonly ratios: number[][][];
  /** `[category]`: how many notes it stands in */
  readonly numNotes: number[];
}

/**
 * How much attention each head pays to each kind of word, against chance.
 *
 * In one note, the attention to a category is the mean over the note's tokens
 * as queries of the weights on all keys of the category. It is divided by the
 * category's share of the note's tokens, which is what a head would give that
 * looks at all tokens equally. The ratio is the mean of that over the notes in
 * which the category stands; the others say nothing about it. Padding is
 * neither query nor key nor counted. The model is put into `eval()` mode.
 *
 * @param notes `[numNotes][maxLen]` token ids, 0 = padding
 * @returns ratios, and how many notes each mean is of
 * @throws DataError when there is no note with a token
 * @example
 * const { ratios } = analyzeHeadSpecialization(model, test.tokenIds);
 */
export function analyzeHeadSpecialization(
  model: AttentionClassifier,
  notes: readonly (readonly number[])[],
  categories: readonly TermCategory[] = termCategories,
): HeadSpecialization {
  model.eval();
  const looks = notes.flatMap((note) => {
    const ids = note.filter((id) => id !== 0);
    if (ids.length === 0) return [];
    // What a key gets from an average query: [layer][head][key].
    const received = tf.tidy(() => {
      const batch = tf.tensor2d([ids], undefined, "int32");
      const { attentionWeights } = model.forward(batch);
      const weights = tf.concat(attentionWeights); // one row a layer
      return weights.mean<tf.Tensor3D>(2).arraySync();
    });
    return [{ ids, received }];
  });
  const where = "analyzeHeadSpecialization";
  requirePositiveInteger(where, "the number of notes", looks.length);

  const ratiosOf = (category: TermCategory, layer: number, head: number) =>
    looks.flatMap(({ ids, received }) => {
      const weights = received[layer]?.[head] ?? [];
      const isIn = ids.map((id) => category.tokenIds.includes(id));
      const numKeys = isIn.filter(Boolean).length;
      // Without the category the note says nothing about it: that is not 0.
      if (numKeys === 0) return [];
      const share = numKeys / ids.length;
      const mass = weights.reduce(
        (sum, w, key) => sum + (isIn[key] ? w : 0),
        0,
      );
      return [mass / share];
    });
  const meanOf = (numbers: readonly number[]) =>
    numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

  const layers = looks[0]?.received ?? [];
  return {
    ratios: layers.map((heads, layer) =>
      heads.map((_, head) =>
        categories.map((category) => meanOf(ratiosOf(category, layer, head))),
      ),
    ),
    numNotes: categories.map((category) => ratiosOf(category, 0, 0).length),
  };
}
