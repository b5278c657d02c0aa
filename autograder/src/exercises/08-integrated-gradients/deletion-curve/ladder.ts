import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = { table: ["token", "class"], places: ["seqLen", "one"] };

/** Padding says nothing, [CLS] is 2, and the words are 3 and 4. */
const table = tensorOf([[0], [0], [1], [2], [5]]);
const two = tensorOf([
  [0, 0],
  [0, 0],
  [1, 0],
  [2, 5],
  [5, 0],
]);

/** One token, two, special ones, signs, ties, places, and then the options. */
const rungs: readonly Rung[] = [
  { table, tokenIds: [3], scores: [1], target: 0 },
  { table, tokenIds: [3, 4], scores: [1, 2], target: 0 },
  { table, tokenIds: [2, 3, 0], scores: [1, 2, 3], target: 0 },
  { table, tokenIds: [2, 3], scores: [2, 1], target: 0 },
  { table, tokenIds: [3, 4], scores: [1, -2], target: 0 },
  { table, tokenIds: [4, 3], scores: [1, 1], target: 0 },
  { table: two, tokenIds: [3, 4], scores: [2, 1], target: 1 },
  {
    ...{ table, tokenIds: [3, 4], scores: [2, 1], target: 0 },
    places: tensorOf([[1], [2]]),
  },
  { table, tokenIds: [3], scores: [1], target: 0, replacementId: 4 },
  { table, tokenIds: [3, 4], scores: [1, 2], target: 0, keptIds: [4] },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ places, ...given }) =>
    `a model whose logit is s + s²/5, s the sum of what the tokens say by the table${
      places === undefined ? "" : ", times their places' numbers"
    }; ${valuesInWords({ ...given, ...(places && { places }) }, axes)}`,
  axes,
});
