import { declareLadder } from "../../declare-exercise";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { named, valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

type Table = readonly (readonly number[])[];

/** Padding is piece 0. */
const batchOf = (inputIds: Table, labels: Table) => ({
  inputIds: integersOf(inputIds),
  attentionMask: integersOf(inputIds.map((row) => row.map((id) => (id === 0 ? 0 : 1)))),
  labels: integersOf(labels),
});

const none = -100;
const zero = [
  [0, 0],
  [0, 0],
  [0, 0],
];
const told = [
  [0, 0],
  [2, 0],
  [0, 1],
];

type More = Partial<Omit<Rung, "weight" | "batches">>;

const small = (
  weight: Table,
  batches: readonly (readonly [Table, Table])[],
  { factors = [], options = {}, isEvaluating = false }: More = {},
): Rung => ({
  weight: tensorOf(weight),
  batches: batches.map(([inputIds, labels]) => batchOf(inputIds, labels)),
  factors,
  options: { maxGradientNorm: 100, ...options },
  isEvaluating,
});

const one = [[[1]], [[1]]] as const;
const two = [[[1, 2]], [[0, 1]]] as const;

const rungs: readonly Rung[] = [
  small(zero, [one]),
  small(told, [one]),
  small(told, [one], { isEvaluating: true }),
  small(told, [two]),
  small(told, [[[[1, 2]], [[0, none]]]]),
  small(told, [[[[1, 0]], [[0, none]]]]),
  small(told, [
    [
      [
        [1, 2],
        [2, 0],
      ],
      [
        [0, 1],
        [1, none],
      ],
    ],
  ]),
  small(zero, [one, one]),
  small(told, [one, two]),
  small(told, [
    [[[1, 2, 1]], [[0, none, none]]],
    [[[2, 1]], [[1, 0]]],
  ]),
  small(told, [
    [
      [[1], [2]],
      [[0], [1]],
    ],
    [[[1, 2, 2]], [[0, 1, 1]]],
  ]),
  small(told, [two], { options: { classWeights: [1, 3] } }),
  small(told, [one], { options: { maxGradientNorm: 0.1 } }),
  small(told, [two], { options: { maxGradientNorm: 0.2 } }),
  small(told, [one], { factors: [0.5, 0.25] }),
  small(told, [one, two], { factors: [0.5, 0.25] }),
  small(told, [one, two], { factors: [1, 0.5, 0.25], options: { firstStep: 1 } }),
];

const axes = { weight: ["piece", "label"], bias: ["label"] };
const batchAxes = {
  inputIds: ["batch", "seqLen"],
  attentionMask: ["batch", "seqLen"],
  labels: ["batch", "seqLen"],
};

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ weight, batches, factors, options, isEvaluating }) =>
    [
      "a tagger whose logits are a piece's row of weight, and half the mean row of the pieces that may be attended to, half of it all in training mode; the optimiser subtracts the gradients",
      named("weight", weight, axes.weight),
      ...batches.map((batch, i) => `batch ${i + 1}: ${valuesInWords(batch, batchAxes)}`),
      ...(factors.length > 0 ? [`schedule: ${factors.join(", ")} at steps 0, 1, …`] : []),
      ...(isEvaluating ? ["the model comes in evaluation mode"] : []),
      valuesInWords(options),
    ].join("; "),
  axes,
});
