import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { dataInWords, named, valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

type Table = readonly (readonly number[])[];

interface Small {
  readonly weight: Table;
  readonly train: readonly [tokenIds: Table, labels: Table, batchSize?: number];
  readonly validation?: readonly [tokenIds: Table, labels: Table, batchSize?: number];
  readonly said?: readonly Table[];
  readonly options?: Partial<Rung["options"]>;
}

const notesOf = ([tokenIds, labels, batchSize = 2]: Small["train"]) => ({
  ...{ tokenIds, labels, batchSize },
});

function small({ weight, train, validation, said = [], options }: Small): Rung {
  const notes = notesOf(train);
  return {
    weight: tensorOf(weight),
    train: notes,
    validation: validation === undefined ? notes : notesOf(validation),
    said: said.map(tensorOf),
    options: { epochs: 1, learningRate: 0.1, maxGradientNorm: 100, ...options },
  };
}

/** One note of one word. */
const one = [[[1]], [[1]]] as const;
/** Of the last word nothing is learned: it is validated on. */
const untrained = [[0], [0], [0]];

const rungs: readonly Rung[] = [
  small({ weight: [[0], [0]], train: one }),
  small({ weight: [[0], [2]], train: one }),
  small({ weight: [[0], [2]], train: one, options: { epochs: 2 } }),
  small({ weight: [[0], [0]], train: one, options: { epochs: 2, learningRate: 1 } }),
  small({
    weight: [[0], [0], [0], [2]],
    train: [
      [[1], [2], [3]],
      [[1], [0], [0]],
    ],
  }),
  small({ weight: untrained, train: one, validation: [[[2]], [[1]]], said: [[[0], [0], [0.25]]] }),
  small({
    weight: [
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    train: [[[1]], [[1, 0]]],
    validation: [
      [[2], [3], [4]],
      [
        [1, 0],
        [1, 1],
        [1, 0],
      ],
    ],
    said: [
      [
        [0, 0],
        [0, 0],
        [1, 1],
        [1, -1],
        [1, -1],
      ],
    ],
  }),
  small({
    weight: untrained,
    train: one,
    validation: [[[2]], [[1]]],
    said: [
      [[0], [0], [1]],
      [[0], [0], [-1]],
    ],
    options: { epochs: 2 },
  }),
  small({
    weight: untrained,
    train: one,
    validation: [[[2]], [[1]]],
    said: [
      [[0], [0], [-1]],
      [[0], [0], [1]],
    ],
    options: { epochs: 2 },
  }),
  small({
    weight: [
      [0, 0],
      [1, -2],
    ],
    train: [
      [[1], [1]],
      [
        [0, 1],
        [1, 0],
      ],
      1,
    ],
    options: { maxGradientNorm: 0.5 },
  }),
];

const axes = { weight: ["word", "class"], gain: ["class"] };

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ weight, train, validation, said, options }) => {
    const after = said.map(
      (table, i) => `, at evaluation ${i + 1} with ${dataInWords(table)} added to the weights`,
    );
    return [
      `a model that says gain · the sum of its words' weights, half of that in eval() mode${after.join("")}`,
      `${named("weight", weight, axes.weight)}; gain = 1`,
      `train: ${valuesInWords(train)}`,
      `validation: ${validation === train ? "the same" : valuesInWords(validation)}`,
      valuesInWords(options),
    ].join("; ");
  },
  axes,
});
