import { DataLoader, Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import type { TensorData } from "../../data/data";
import { toTensor } from "./to-tensor";

/** The numbers of a {@link WordSumClassifier}: `[vocabSize, numClasses]` and `[numClasses]`. */
export type WordSums = {
  readonly weight: TensorData;
  readonly gain: TensorData;
};

/** Notes with labels, as a loader takes them. */
export type Notes = {
  readonly tokenIds: readonly (readonly number[])[];
  readonly labels: readonly (readonly number[])[];
  readonly batchSize: number;
};

/**
 * A classifier small enough that a training run takes a blink, and whose mode shows in its logits:
 * the sum of its words' weights, times a gain for each class; half of that in `eval()` mode.
 *
 * In `eval()` mode it may also add what a script says of some words, another one each time that it
 * meets them after notes without them: so the score of each epoch can be chosen.
 */
export class WordSumClassifier extends Module {
  readonly weight: tf.Variable;
  readonly gain: tf.Variable;
  private readonly scriptedWords: ReadonlySet<number>;
  private evaluations = 0;
  private wasScripted = false;

  constructor(
    { weight, gain }: WordSums,
    private readonly script: readonly TensorData[] = [],
  ) {
    super();
    this.weight = tf.tidy(() => tf.variable(toTensor(weight)));
    this.gain = tf.tidy(() => tf.variable(toTensor(gain)));
    this.scriptedWords = new Set(script.flatMap(wordsIn));
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    this.notice(tokenIds);
    return tf.tidy(() => {
      const [vocabSize = 0] = this.weight.shape;
      const counts = countWords(tokenIds, vocabSize);
      const sums = counts.matMul(this.weight).mul<tf.Tensor2D>(this.gain);
      if (this.training) return { logits: sums };
      const said = this.script[Math.min(this.evaluations, this.script.length) - 1];
      const added = said === undefined ? 0 : counts.matMul(toTensor<tf.Rank.R2>(said));
      return { logits: sums.mul(0.5).add<tf.Tensor2D>(added) };
    });
  }

  private notice(tokenIds: tf.Tensor2D): void {
    const isScripted = tokenIds.dataSync().some((id) => this.scriptedWords.has(id));
    if (isScripted && !this.wasScripted) this.evaluations += 1;
    this.wasScripted = isScripted;
  }
}

/** The words of which a script says anything. */
function wordsIn({ shape: [, numClasses = 1], values }: TensorData): number[] {
  return [...values].flatMap((value, i) => (value === 0 ? [] : Math.floor(i / numClasses)));
}

/** `[batch, vocabSize]`: how often each word stands in each note; padding is none. */
function countWords(tokenIds: tf.Tensor2D, vocabSize: number): tf.Tensor2D {
  const [batch, seqLen] = tokenIds.shape;
  const counts = new Float32Array(batch * vocabSize);
  tokenIds.dataSync().forEach((id, i) => {
    const place = Math.floor(i / seqLen) * vocabSize + id;
    if (id !== 0) counts[place] = (counts[place] ?? 0) + 1;
  });
  return tf.tensor2d(counts, [batch, vocabSize]);
}

/** The library's loader over some notes; shuffled, where a `random` is given. */
export function loaderOf(notes: Notes, random?: () => number): DataLoader {
  const shuffling = random === undefined ? {} : { shuffle: true, random };
  return new DataLoader({ ...notes, ...shuffling });
}

/** A loader that calls `onBatch` with the number of each batch, from 1, before it deals it out. */
export class WatchedLoader extends DataLoader {
  #dealt = 0;
  readonly #onBatch: (batch: number) => void;

  constructor(notes: Notes, onBatch: (batch: number) => void) {
    super(notes);
    this.#onBatch = onBatch;
  }

  override *batches(random?: () => number): ReturnType<DataLoader["batches"]> {
    for (const batch of super.batches(random)) {
      this.#dealt += 1;
      this.#onBatch(this.#dealt);
      yield batch;
    }
  }
}
