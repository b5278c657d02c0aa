import * as tf from "@tensorflow/tfjs";
import { requireShape } from "../errors/require-shape";
import { VocabularyError } from "../errors/vocabulary-error";
import { Linear } from "../layers/linear";
import { Module } from "../layers/module";
import type { Random } from "../random/seeded-random";

/** The sizes of a {@link BagOfWordsClassifier}. */
export interface BagOfWordsOptions {
  readonly vocabSize: number;
  /** @default 4 */
  readonly numClasses?: number | undefined;
  readonly random: Random;
}

/**
 * Which diagnoses a note speaks of, by how often each word stands in it:
 * logistic regression on word counts.
 *
 * The order of the words has no part in it, so it is the floor for a model that
 * reads. It is called as `ClinicalNoteClassifier` is.
 */
export class BagOfWordsClassifier extends Module {
  readonly vocabSize: number;
  readonly classifier: Linear;

  constructor({ vocabSize, numClasses = 4, random }: BagOfWordsOptions) {
    super();
    this.vocabSize = vocabSize;
    this.classifier = new Linear({
      inFeatures: vocabSize,
      outFeatures: numClasses,
      random,
    });
  }

  /**
   * The logits of each note, counts · weight + bias; the caller disposes.
   *
   * @param tokenIds int32 `[batch, seqLen]`, 0 = padding, which is not counted
   * @returns `[batch, numClasses]`; the sigmoid of a logit is a probability
   * @throws ShapeError when notes are no table, VocabularyError when an id is
   * not below `vocabSize`
   */
  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    requireShape({
      where: "BagOfWordsClassifier",
      name: "tokenIds",
      tensor: tokenIds,
      axes: ["batch", "seqLen"],
      fix: "One note alone still needs a batch axis: [1, seqLen].",
    });
    return tf.tidy(() => ({
      logits: this.classifier.forward(countWords(tokenIds, this.vocabSize)),
    }));
  }
}

/** `[batch, vocabSize]`: how often each word stands in each note. */
function countWords(tokenIds: tf.Tensor2D, vocabSize: number): tf.Tensor2D {
  const [batch, seqLen] = tokenIds.shape;
  const counts = new Float32Array(batch * vocabSize);
  tokenIds.dataSync().forEach((id, i) => {
    if (!(id >= 0 && id < vocabSize)) throw refuseId(id, vocabSize);
    const place = Math.floor(i / seqLen) * vocabSize + id;
    if (id !== 0) counts[place] = (counts[place] ?? 0) + 1;
  });
  return tf.tensor2d(counts, [batch, vocabSize]);
}

function refuseId(id: number, vocabSize: number): VocabularyError {
  return new VocabularyError({
    where: "BagOfWordsClassifier",
    expected: `token ids from 0 to ${vocabSize - 1}`,
    got: `${id}`,
    fix: "Build the model with the size of the vocabulary that made them.",
  });
}
