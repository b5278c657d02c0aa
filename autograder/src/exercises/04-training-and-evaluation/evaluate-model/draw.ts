import { type Random, randomInteger } from "@attending/lib";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import type { Notes, WordSums } from "../../probing/word-sum-classifier";

export type Inputs = {
  readonly sums: WordSums;
  /** Seven notes in batches of three. */
  readonly notes: Notes;
  /** The same model, so sure of itself that e to the power of its logits is no number. */
  readonly sureSums: WordSums;
  readonly orderSeed: number;
};

const vocabSize = 13;
const numClasses = 5;
const numNotes = 7;
const maxLen = 11;

export function draw(random: Random): Inputs {
  const gain = fillTensor([numClasses], () => 1);
  const weight = drawNormal(random, [vocabSize, numClasses]);
  const tokenIds = Array.from({ length: numNotes }, () => {
    const length = randomInteger(random, 1, maxLen);
    return Array.from({ length: maxLen }, (_, i) =>
      i < length ? randomInteger(random, 1, vocabSize - 1) : 0,
    );
  });
  return {
    sums: { weight, gain },
    notes: {
      tokenIds,
      labels: tokenIds.map(() =>
        Array.from({ length: numClasses }, () => (random() < 0.4 ? 1 : 0)),
      ),
      batchSize: 3,
    },
    sureSums: {
      // At least ±200 for each word, and half of that in eval() mode.
      weight: {
        ...weight,
        values: weight.values.map((value) => Math.sign(value) * 200 * (1 + Math.abs(value))),
      },
      gain,
    },
    orderSeed: randomInteger(random, 1, 1_000_000),
  };
}
