import { declareLadder } from "../../declare-exercise";
import { dataInWords, valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

type Labels = readonly (readonly number[])[];

/** Notes of a word each. */
const notes = (words: readonly number[], labels: Labels) => ({
  ...{ tokenIds: words.map((word) => [word]), labels, batchSize: 2 },
});

interface Small {
  /** By variant and seed. */
  readonly weights: Rung["weights"];
  readonly train?: Rung["train"];
  readonly test?: Rung["test"];
  readonly epochs?: number | null;
  readonly learningRate?: number;
}

/** Two notes that no model has to learn anything for. */
const twoNotes = notes([2, 3], [[1], [1]]);

/** Words 2 and 3 are tested on, and their weights stay; word 1 is trained on. */
function small({
  weights,
  train = [],
  test = twoNotes,
  epochs = 1,
  learningRate = 0.001,
}: Small): Rung {
  const seeds = (weights[0] ?? []).map((_, i) => i + 1);
  const own = seeds.map((_, i) => train[i] ?? notes([1], [test.labels[0] ?? []]));
  return {
    names: ["whole", "without a part"].slice(0, weights.length),
    ...{ seeds, weights, train: own, validation: own, test, epochs, learningRate },
  };
}

/** A model whose answers on the two notes are right, half right or wrong: micro-F1 1, 2/3, 0. */
const right = [[0], [1], [1], [1]];
const half = [[0], [1], [1], [-1]];
const wrong = [[0], [1], [-1], [-1]];

/** Of the trained word itself: whether it is learned in time. */
const learned = notes([1], [[1]]);
const slow = (weight: number) => [[0], [weight]];

const rungs: readonly Rung[] = [
  small({ weights: [[half]] }),
  small({ weights: [[right, wrong]] }),
  small({
    weights: [
      [right, half],
      [half, wrong],
    ],
  }),
  small({
    weights: [
      [
        [
          [0, 0],
          [1, 1],
          [1, 1],
          [1, -1],
        ],
      ],
    ],
    test: notes(
      [2, 3],
      [
        [1, 1],
        [1, 1],
      ],
    ),
  }),
  small({ weights: [[slow(-0.05)]], test: learned, learningRate: 0.1 }),
  small({ weights: [[slow(-0.15)]], test: learned, learningRate: 0.1 }),
  small({
    weights: [[slow(-0.05), slow(-0.05)]],
    train: [learned, notes([1], [[0]])],
    test: learned,
    learningRate: 0.1,
  }),
  small({ weights: [[slow(-0.2)]], test: learned, epochs: null, learningRate: 0.01 }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ names, seeds, weights, train, test, epochs, learningRate }) => {
    const budget = epochs === null ? { learningRate } : { epochs, learningRate };
    return [
      valuesInWords({ names, seeds, ...budget }),
      `weights by variant, seed and word = ${dataInWords(weights)}`,
      "a model says gain · the sum of its words' weights, gain = 1, half of that in eval() mode",
      `train and validation by seed = ${dataInWords(train)}`,
      `test: ${valuesInWords(test)}`,
    ].join("; ");
  },
  axes: {},
});
