import { type Random, randomInteger, shuffled } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal } from "../../drawing/draw-tensor";

export type Inputs = {
  /** `[vocabSize, classes]`: what each token says of each class. */
  readonly table: TensorData;
  /** `[seqLen, 1]`: how loud it says so at each place. */
  readonly places: TensorData;
  /** A first token, words, and padding. */
  readonly tokenIds: readonly number[];
  /** All different, and some below 0. */
  readonly scores: readonly number[];
  /** Most of them equal. */
  readonly tied: readonly number[];
  readonly target: number;
  readonly replacementId: number;
  readonly keptIds: readonly number[];
};

const [vocabSize, classes, numWords, numPadding] = [23, 5, 7, 3];

export function draw(random: Random): Inputs {
  const words = shuffled(
    random,
    Array.from({ length: vocabSize - 4 }, (_, i) => i + 3),
  );
  const chosen = words.slice(0, numWords);
  const tokenIds = [2, ...chosen, ...new Array<number>(numPadding).fill(0)];
  const steps = shuffled(random, [...tokenIds.keys()]);
  return {
    table: drawNormal(random, [vocabSize, classes]),
    places: drawNormal(random, [tokenIds.length, 1]),
    tokenIds,
    // The first token and padding have scores too, and may have the highest.
    scores: steps.map((step) => step - 5 + 0.5 * random()),
    tied: tokenIds.map(() => randomInteger(random, 0, 1)),
    target: randomInteger(random, 1, classes - 1),
    replacementId: words[numWords] ?? 1,
    keptIds: [0, ...chosen.slice(2, 4)],
  };
}
