import {
  chooseBackend,
  type DeletionCurveOptions,
  requireScores,
  type TokenCurve,
} from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { lostClaims } from "../../../judging/fixtures/judge-answer";

beforeAll(async () => {
  await chooseBackend({ force: "wasm", print: () => undefined });
});

const logitOf = ({ forward, target }: DeletionCurveOptions, note: readonly number[]): number =>
  tf.tidy(() => {
    const ids = tf.tensor2d([[...note]], undefined, "int32");
    return (forward(ids).arraySync()[0] ?? [])[target] ?? Number.NaN;
  });

const areaOf = (fractions: number[], logits: number[]): number => {
  let area = 0;
  for (let i = 1; i < logits.length; i++) {
    const width = (fractions[i] ?? 0) - (fractions[i - 1] ?? 0);
    area += (width * ((logits[i] ?? 0) + (logits[i - 1] ?? 0))) / 2;
  }
  return area;
};

/** A note that is written over, token by token. */
function writtenOver(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2] } = options;
  requireScores("mine", { tokenIds, scores, keptIds });
  const left = tokenIds.map((id, place) => ({ id, place, score: scores[place] ?? 0 }));
  const going = left.filter(({ id }) => !keptIds.includes(id));
  going.sort((one, other) => other.score - one.score || one.place - other.place);
  const note = [...tokenIds];
  const logits = [logitOf(options, note)];
  for (const { place } of going) {
    note[place] = replacementId;
    logits.push(logitOf(options, note));
  }
  const fractions = logits.map((_, i) => i / going.length);
  return { fractions, logits, area: areaOf(fractions, logits) };
}

/** The highest of what is left, looked for each time. */
function lookedFor(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2] } = options;
  if (scores.length !== tokenIds.length) throw new Error("scores");
  if (scores.some((score) => Number.isNaN(score))) throw new Error("scores");
  const open = new Set([...tokenIds.keys()].filter((i) => !keptIds.includes(tokenIds[i] ?? 0)));
  const numWords = open.size;
  if (numWords === 0) throw new Error("nothing may go");
  const rows = [[...tokenIds]];
  while (open.size > 0) {
    let best = -1;
    for (const place of open) {
      if (best < 0 || (scores[place] ?? 0) > (scores[best] ?? 0)) best = place;
    }
    open.delete(best);
    const last = rows[rows.length - 1] ?? [];
    rows.push(last.map((id, i) => (i === best ? replacementId : id)));
  }
  const logits = tf.tidy(() => {
    const output = options.forward(tf.tensor2d(rows, undefined, "int32"));
    return Array.from(tf.unstack(output, 1)[options.target]?.dataSync() ?? []);
  });
  const fractions = rows.map((_, i) => i / numWords);
  return { fractions, logits, area: areaOf(fractions, logits) };
}

/** By the rank of each token: gone at step k is who ranks below k. */
function byRanks(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2] } = options;
  requireScores("mine", { tokenIds, scores, keptIds });
  const mayGo = tokenIds.map((id) => !keptIds.includes(id));
  const ranks = scores.map((score, i) =>
    mayGo[i]
      ? scores.filter((other, j) => mayGo[j] && (other > score || (other === score && j < i)))
          .length
      : Number.POSITIVE_INFINITY,
  );
  const numWords = mayGo.filter(Boolean).length;
  const steps = Array.from({ length: numWords + 1 }, (_, k) => k);
  const logits = steps.map((k) =>
    logitOf(
      options,
      tokenIds.map((id, i) => ((ranks[i] ?? 0) < k ? replacementId : id)),
    ),
  );
  const inner = logits.slice(1, -1).reduce((sum, logit) => sum + logit, 0);
  const ends = ((logits[0] ?? 0) + (logits[numWords] ?? 0)) / 2;
  return { fractions: steps.map((k) => k / numWords), logits, area: (inner + ends) / numWords };
}

/** With masks and tensors. */
function byMasks(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2], target } = options;
  requireScores("mine", { tokenIds, scores, keptIds });
  return tf.tidy(() => {
    const words = [...tokenIds.keys()].filter((i) => !keptIds.includes(tokenIds[i] ?? 0));
    // Stable: of equals the earlier one stays in front.
    const order = words.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
    const steps = order.length + 1;
    const isGone = tf.buffer([steps, tokenIds.length], "bool");
    for (let k = 0; k < steps; k++) {
      for (const place of order.slice(0, k)) isGone.set(true, k, place);
    }
    const ids = tf.tensor2d([[...tokenIds]], undefined, "int32").tile([steps, 1]);
    const other = tf.fill(ids.shape, replacementId, "int32");
    const notes = tf.where(isGone.toTensor(), other, ids) as tf.Tensor2D;
    const logits = options.forward(notes).slice([0, target], [-1, 1]).flatten();
    const means = logits
      .slice(1)
      .add(logits.slice(0, steps - 1))
      .div(2);
    return {
      fractions: [...tf.linspace(0, 1, steps).dataSync()],
      logits: [...logits.dataSync()],
      area: means.mean().dataSync()[0] ?? Number.NaN,
    };
  });
}

/** From the end: tokens come back. */
function backwards(options: DeletionCurveOptions): TokenCurve {
  const { tokenIds, scores, replacementId = 0, keptIds = [0, 2] } = options;
  requireScores("mine", { tokenIds, scores, keptIds });
  const words = [...tokenIds.keys()].filter((i) => !keptIds.includes(tokenIds[i] ?? 0));
  const note = tokenIds.map((id, i) => (words.includes(i) ? replacementId : id));
  const logits = [logitOf(options, note)];
  const lastFirst = [...words].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0) || b - a);
  for (const place of lastFirst) {
    note[place] = tokenIds[place] ?? 0;
    logits.unshift(logitOf(options, note));
  }
  const fractions = logits.map((_, i) => i / words.length);
  return { fractions, logits, area: areaOf(fractions, logits) };
}

describe("08.4 takes other right ways", () => {
  it.each([writtenOver, lookedFor, byRanks, byMasks, backwards])("%o", async (deletionCurve) => {
    expect(await lostClaims("08.4", { deletionCurve })).toEqual([]);
  });
});
