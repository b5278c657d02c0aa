import { declareLadder } from "../../declare-exercise";
import { type Nested, tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  query: ["batch", "numHeads", "queryLen", "dHead"],
  key: ["batch", "numHeads", "keyLen", "dHead"],
  value: ["batch", "numHeads", "keyLen", "dHead"],
  mask: ["batch", "numHeads", "queryLen", "keyLen"],
  "kept by dropout": ["batch", "numHeads", "queryLen", "keyLen"],
  weights: ["batch", "numHeads", "queryLen", "keyLen"],
  context: ["batch", "numHeads", "queryLen", "dHead"],
};

type Rows = readonly (readonly number[])[];

/** One text, one head: what is left are rows of features. */
function small(query: Rows, key: Rows, value: Rows, more: { mask?: Rows; kept?: Rows } = {}): Rung {
  const alone = (rows: Nested) => tensorOf([[rows]]);
  return {
    ...{ query: alone(query), key: alone(key), value: alone(value) },
    ...(more.mask && { mask: alone(more.mask) }),
    ...(more.kept && { kept: alone(more.kept) }),
  };
}

/** Whole numbers near zero: a score of 0 and one of 1 can be softmaxed by hand. */
const rungs: readonly Rung[] = [
  small([[1]], [[1]], [[2]]),
  small([[1]], [[0], [1]], [[0], [1]]),
  small([[0], [1]], [[0], [1]], [[0], [1]]),
  small(
    [[1, 0, 0, 0]],
    [
      [0, 0, 0, 0],
      [2, 0, 0, 0],
    ],
    [
      [0, 0, 0, 0],
      [1, 0, 0, 0],
    ],
  ),
  small([[1], [0]], [[0], [1], [2]], [[1], [0], [0]]),
  small([[1], [0], [2]], [[0], [1]], [[1], [0]]),
  small([[1]], [[0], [1]], [[0], [1]], { mask: [[1, 0]] }),
  small([[1]], [[0], [1], [2]], [[0], [1], [2]], { mask: [[1, 1, 0]] }),
  small([[1], [1]], [[0], [1]], [[0], [1]], {
    mask: [
      [1, 0],
      [1, 1],
    ],
  }),
  small([[1]], [[0], [1]], [[0], [1]], { mask: [[0, 0]] }),
  small([[1]], [[0], [100]], [[0], [1]]),
  small([[1]], [[0], [0]], [[0], [1]], { kept: [[2, 0]] }),
  {
    query: tensorOf([[[[1]], [[0]]]]),
    key: tensorOf([
      [
        [[0], [1]],
        [[1], [2]],
      ],
    ]),
    value: tensorOf([
      [
        [[0], [1]],
        [[1], [0]],
      ],
    ]),
  },
  {
    query: tensorOf([[[[1]]], [[[2]]]]),
    key: tensorOf([[[[0], [1]]], [[[0], [1]]]]),
    value: tensorOf([[[[0], [1]]], [[[1], [0]]]]),
    mask: tensorOf([[[[1, 1]]], [[[1, 0]]]]),
  },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ kept, ...given }) =>
    kept === undefined
      ? valuesInWords(given, axes)
      : `${valuesInWords({ ...given, "kept by dropout": kept }, axes)}, by which dropout multiplies`,
  axes,
});
