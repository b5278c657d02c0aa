import { Module } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { append } from "./own-list";
import type { Work, WorkClock } from "./timed-classifier";

/** A batch that a model was asked for, by its shape and its places that are no padding. */
export type AskedBatch = {
  readonly batch: number;
  readonly length: number;
  /** How many places of each row are no padding; empty where nobody may look. */
  readonly rowLengths: number[];
  /** Row by row the pieces at these places. */
  readonly pieces: number[][];
  /** That of the ids. */
  readonly dtype: string;
  /** Whether a row's pieces stand before its padding. */
  readonly isLeftAligned: boolean;
  /** Whether the mask is 0 or 1 everywhere, and the ids are 0 where it is 0. */
  readonly isPaddedByZeros: boolean;
  calls: number;
};

type Input = { readonly inputIds?: unknown; readonly attentionMask?: unknown };

/** A classifier that says nothing of its pieces, but works on them. */
export class TimedTokenClassifier extends Module {
  readonly #work: (ids: tf.Tensor, mask: tf.Tensor, isTraining: boolean) => void;

  constructor(work: (ids: tf.Tensor, mask: tf.Tensor, isTraining: boolean) => void) {
    super();
    this.#work = work;
  }

  forward(input: Input): { logits: tf.Tensor3D } {
    const { inputIds, attentionMask } = input ?? {};
    if (!(inputIds instanceof tf.Tensor) || inputIds.rank !== 2) {
      throw new Error("forward: expected { inputIds, attentionMask }, tensors [batch, seqLen].");
    }
    const mask = attentionMask instanceof tf.Tensor ? attentionMask : tf.onesLike(inputIds);
    if (mask.shape.join() !== inputIds.shape.join()) {
      throw new Error("forward: expected attentionMask to have the shape of inputIds.");
    }
    this.#work(inputIds, mask, this.training);
    const [batch = 0, length = 0] = inputIds.shape;
    return { logits: tf.zeros([batch, length, 3]) };
  }
}

/**
 * A classifier whose calls take known times by a clock: for each place of a batch, padding or not, and
 * longer in training mode. What a call costs, and what was asked, whoever holds the model cannot reach.
 */
export function timedTokenClassifier(
  clock: WorkClock,
  work: Work,
): {
  readonly model: TimedTokenClassifier;
  /** What it was asked, batch by batch, in the order of first calls. */
  readonly asked: AskedBatch[];
} {
  const asked: AskedBatch[] = [];
  const model = new TimedTokenClassifier((ids, mask, isTraining) => {
    const one = noteDown(asked, ids, work.isDeferred ? null : mask);
    const { batch, length } = one;
    // Of rows of other lengths the turns begin elsewhere.
    let pieces = 0;
    for (let i = 0; i < one.rowLengths.length; i++) pieces += one.rowLengths[i] ?? 0;
    const turn = one.calls - 1 + 3 * batch + 5 * length + 7 * pieces;
    clock.work(work, { turn, calls: one.calls, size: batch * length, isTraining });
  });
  return { model, asked };
}

/** Counts a call among those of the same batch. Without a mask, while reading would move the clock. */
function noteDown(asked: AskedBatch[], ids: tf.Tensor, mask: tf.Tensor | null): AskedBatch {
  const [batch = 0, length = 0] = ids.shape;
  const places = mask === null ? null : mask.dataSync();
  const rowLengths: number[] = [];
  let isLeftAligned = true;
  for (let row = 0; places !== null && row < batch; row++) {
    let count = 0;
    for (let i = 0; i < length; i++) {
      if (places[row * length + i] !== 1) continue;
      if (i !== count) isLeftAligned = false;
      count += 1;
    }
    append(rowLengths, count);
  }
  const known = sameBatch(asked, batch, length, rowLengths);
  if (known !== undefined) {
    known.calls += 1;
    return known;
  }
  const pieces = places === null ? [] : piecesOf(ids, rowLengths);
  const isPaddedByZeros = places === null || areZeros(places, ids.dataSync());
  const form = { batch, length, dtype: ids.dtype, isLeftAligned, isPaddedByZeros };
  const one: AskedBatch = { ...form, rowLengths, pieces, calls: 1 };
  append(asked, one);
  return one;
}

function areZeros(places: ArrayLike<number>, ids: ArrayLike<number>): boolean {
  for (let i = 0; i < places.length; i++) {
    if (places[i] !== 1 && (places[i] !== 0 || ids[i] !== 0)) return false;
  }
  return true;
}

function piecesOf(ids: tf.Tensor, rowLengths: readonly number[]): number[][] {
  const [, length = 0] = ids.shape;
  const values = ids.dataSync();
  const rows: number[][] = [];
  for (let row = 0; row < rowLengths.length; row++) {
    const pieces: number[] = [];
    for (let i = 0; i < (rowLengths[row] ?? 0); i++) append(pieces, values[row * length + i] ?? -1);
    append(rows, pieces);
  }
  return rows;
}

function sameBatch(
  asked: readonly AskedBatch[],
  batch: number,
  length: number,
  rowLengths: readonly number[],
): AskedBatch | undefined {
  for (let i = 0; i < asked.length; i++) {
    const one = asked[i];
    if (one?.batch !== batch || one.length !== length) continue;
    let isSame = one.rowLengths.length === rowLengths.length;
    for (let row = 0; row < rowLengths.length; row++) {
      if (one.rowLengths[row] !== rowLengths[row]) isSame = false;
    }
    if (isSame) return one;
  }
  return undefined;
}
