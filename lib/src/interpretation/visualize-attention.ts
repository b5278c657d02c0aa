import * as tf from "@tensorflow/tfjs";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { diagnosisNames } from "../clinical/terms";
import { DataError } from "../errors/data-error";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import type { AttentionClassifier } from "./attention-classifier";

/** Whose weights are looked at. */
export interface AttentionPictureOptions {
  /** From 0, as in `encoder.0`; -1 is the last. @default -1 */
  readonly layer?: number | undefined;
}

/** Where one head looks, as a heat map takes it. */
export interface AttentionMap {
  /** `head 0` */
  readonly name: string;
  /** The keys, from left to right: place and word, `3 denies`. */
  readonly x: string[];
  /** The queries, from top to bottom, with the same labels. */
  readonly y: string[];
  /** `[query][key]`, each row a sum of 1 */
  readonly z: number[][];
}

/** What is drawn of one note: a heat map for each head of a layer. */
export interface AttentionPicture {
  /** `layer 1 · predicted: Cardiac, Renal`, or `… predicted: none` */
  readonly title: string;
  /** In the order of the heads. */
  readonly heads: AttentionMap[];
}

/**
 * Where each head of a layer looks in one note, and what the model says of it.
 *
 * Padding is left out. The model is put into `eval()` mode. A diagnosis is
 * predicted when its probability, the sigmoid of its logit, is above 0.5.
 *
 * @param tokenIds one note, 0 = padding
 * @returns title and heat maps, for `heatMapGrid`
 * @throws DataError when the note has no token, or the model no such layer
 * @example
 * const { title, heads } = visualizeAttention(model, tokenIds, { layer: 0 });
 */
export function visualizeAttention(
  model: AttentionClassifier,
  tokenIds: readonly number[],
  { layer = -1 }: AttentionPictureOptions = {},
): AttentionPicture {
  const note = tokenIds.filter((id) => id !== 0);
  const where = "visualizeAttention";
  requirePositiveInteger(where, "the number of tokens", note.length);
  model.eval();
  const { probabilities, layers } = tf.tidy(() => {
    const batch = tf.tensor2d([note], undefined, "int32");
    const { logits, attentionWeights } = model.forward(batch);
    return {
      probabilities: Array.from(logits.sigmoid().dataSync()),
      // Of the only note: [numHeads][queryLen][keyLen] for each layer.
      layers: attentionWeights.map((weights) =>
        weights.squeeze<tf.Tensor3D>([0]).arraySync(),
      ),
    };
  });
  const heads = layers.at(layer);
  if (heads === undefined) {
    const expected = `a layer from 0 to ${layers.length - 1}`;
    const fix = "Layers are counted from 0; -1 is the last.";
    throw new DataError({ where, expected, got: `${layer}`, fix });
  }
  const predicted = diagnosisNames.filter(
    (_, diagnosis) => (probabilities[diagnosis] ?? 0) > 0.5,
  );
  // A word may come twice, and an axis draws equal labels as one: its place
  // keeps the two apart.
  const labels = clinicalVocabulary
    .decode(note)
    .map((word, place) => `${place} ${word}`);
  return {
    title:
      `layer ${layers.indexOf(heads)} · ` +
      `predicted: ${predicted.join(", ") || "none"}`,
    heads: heads.map((weights, head) => ({
      name: `head ${head}`,
      x: labels,
      y: labels,
      z: weights,
    })),
  };
}
