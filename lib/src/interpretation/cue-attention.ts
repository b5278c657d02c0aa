import * as tf from "@tensorflow/tfjs";
import type { DistantNote } from "../clinical/generate-distant-note";
import type { AttentionClassifier } from "./attention-classifier";

/** How much a head's terms look at the negation that denies them. */
export interface CueAttention {
  readonly layer: number;
  readonly head: number;
  /** Weight over that of a head which looks at all tokens equally. */
  readonly ratio: number;
  /** Of the denied diagnoses, those whose terms look at nothing more. */
  readonly shareFirst: number;
}

/**
 * Whether attention points from a denied term to its negation, head by head.
 *
 * For each denied diagnosis the weights of its terms, as queries, are averaged;
 * what falls on the negation is divided by 1 over the note's tokens. Both
 * results are means over the denied diagnoses of all notes. Padding is left out.
 * The model is put into `eval()` mode.
 *
 * @param notes at least one with a denied diagnosis; NaN otherwise
 */
export function cueAttention(
  model: AttentionClassifier,
  notes: readonly Pick<DistantNote, "tokenIds" | "mentions">[],
): CueAttention[] {
  model.eval();
  const looks = notes.flatMap((note) => looksOfTerms(model, note));
  const [first = []] = looks;
  return first.map(({ layer, head }, i) => {
    const same = looks.flatMap((heads) => heads[i] ?? []);
    const meanOf = (numbers: readonly number[]): number =>
      numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
    return {
      layer,
      head,
      ratio: meanOf(same.map(({ ratio }) => ratio)),
      shareFirst: meanOf(same.map(({ isFirst }) => (isFirst ? 1 : 0))),
    };
  });
}

interface Look {
  readonly layer: number;
  readonly head: number;
  readonly ratio: number;
  readonly isFirst: boolean;
}

/** For each denied diagnosis of a note: what each head's terms look at. */
function looksOfTerms(
  model: AttentionClassifier,
  { tokenIds, mentions }: Pick<DistantNote, "tokenIds" | "mentions">,
): Look[][] {
  const note = tokenIds.filter((id) => id !== 0);
  const denied = mentions.filter(({ cueAt }) => cueAt !== undefined);
  if (denied.length === 0) return [];
  return tf.tidy(() => {
    const batch = tf.tensor2d([note], undefined, "int32");
    const { attentionWeights } = model.forward(batch);
    return denied.map(({ cueAt = 0, termsAt }) =>
      attentionWeights.flatMap((weights, layer) => {
        const ofTerms = weights.gather(tf.tensor1d(termsAt, "int32"), 2);
        // [numHeads][key]
        const received = ofTerms.mean(2).squeeze<tf.Tensor2D>([0]).arraySync();
        return received.map((keys, head) => ({
          layer,
          head,
          ratio: (keys[cueAt] ?? Number.NaN) * note.length,
          isFirst: keys.indexOf(Math.max(...keys)) === cueAt,
        }));
      }),
    );
  });
}
