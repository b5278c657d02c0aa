import { declareLadder } from "../../declare-exercise";
import type { State } from "../../drawing/draw-state";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type Architecture, baselineShapes } from "./shapes";
import { type Rung, tryOut } from "./try-out";

const axes = {
  codeMask: ["batch", "visits", "codes"],
  visitMask: ["batch", "visits"],
  codes: ["batch", "visits", "codes"],
  logits: ["batch", "numOutputs"],
  predicted: ["batch", "numOutputs"],
  attentionWeights: ["batch", "visits", "codes"],
};

type Patients = readonly (readonly (readonly number[])[])[];
type More = {
  readonly options?: Partial<Architecture> & Rung["options"];
  readonly masks?: State;
  readonly changes?: State;
  readonly isPrediction?: true;
  readonly isDropped?: true;
};

const usual = {
  ...{ vocabSize: 4, embeddingDim: 1, hiddenSize: 1, numLayers: 1, numOutputs: 1 },
  bidirectional: false,
  aggregation: "mean",
};

/** Padding is 0; the other codes differ in one feature. */
const embeddings: Readonly<Record<number, readonly (readonly number[])[]>> = {
  1: [[0], [1], [2], [-1]],
  4: [
    [0, 0, 0, 0],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
    [0, 0, 1, 0],
  ],
};

/** Gates half open, so that a cell is half the last one and half the tanh of a visit's first feature. */
function small(patients: Patients, { options = {}, changes, ...more }: More = {}): Rung {
  const architecture = { ...usual, ...options };
  const shapes = baselineShapes(architecture);
  const columns = Object.entries(shapes).filter(([name]) => name.endsWith("inputWeight"));
  const candidate = columns.map(([name, [rows = 1]]) => [
    name,
    tensorOf(Array.from({ length: rows }, (_, i) => [0, 0, i === 0 ? 1 : 0, 0])),
  ]);
  const recurrent = Object.keys(shapes)
    .filter((name) => name.endsWith("recurrentWeight"))
    .map((name) => [name, tensorOf([[0, 0, 0, 0]])]);
  const [width = 1] = shapes["head.weight"] ?? [];
  return {
    options: architecture,
    state: plainState(shapes, {
      "embedding.weight": tensorOf(embeddings[architecture.embeddingDim] ?? []),
      "head.weight": tensorOf(Array.from({ length: width }, (_, i) => [i + 1])),
      ...Object.fromEntries([...candidate, ...recurrent]),
      ...changes,
    }),
    codes: integersOf(patients),
    ...more,
  };
}

/** The sizes are to be seen in the parameters. */
function told(options: Rung["options"]): Rung["options"] {
  const names = ["numLayers", "bidirectional", "aggregation", "returnSequences", "task"];
  return Object.fromEntries(Object.entries(options).filter(([name]) => names.includes(name)));
}

const both = { options: { bidirectional: true } };
const two: Patients = [
  [[1], [2]],
  [[3], [0]],
];

/** One visit, several codes, several visits, several patients; then what may be asked for. */
const rungs: readonly Rung[] = [
  small([[[1]]]),
  small([[[1]]], { options: { embeddingDim: 4 } }),
  small([[[1, 2]]]),
  small([[[1, 0]]]),
  small([[[1], [2]]]),
  small([[[1], [0]]]),
  small([[[1], [0], [2]]]),
  small([[[0]]]),
  small(two),
  small([[[1], [2]]], { options: { numLayers: 2 } }),
  small([[[1]]], both),
  small([[[1], [2]]], both),
  small(two, both),
  small(two, { options: { returnSequences: true, task: "binary" } }),
  small([[[1, 2]]], { options: { aggregation: "sum" } }),
  small([[[1, 2]]], { options: { aggregation: "max" } }),
  small(
    [
      [
        [1, 2],
        [3, 0],
      ],
    ],
    { options: { aggregation: "attention", embeddingDim: 4 } },
  ),
  small([[[1], [2]]], { masks: { visitMask: tensorOf([[1, 0]]) } }),
  small([[[1, 2]]], { masks: { codeMask: tensorOf([[[1, 0]]]) } }),
  small([[[1]]], {
    isDropped: true,
    changes: { "lstm.forwardLayers.0.inputBias": tensorOf([0, 0, 1, 0]) },
  }),
  small([[[1]]], { isPrediction: true }),
  small([[[1], [2]]], { isPrediction: true, masks: { visitMask: tensorOf([[1, 0]]) } }),
  small([[[1]]], { isPrediction: true, options: { task: "regression" } }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ options, state, codes, masks, isPrediction, isDropped }) => {
    const asked = isPrediction ? "predict: " : "";
    const given = valuesInWords({ codes, ...masks, ...told(options) }, axes);
    const mode = isDropped ? "; in training mode, dropout drops everything" : "";
    return `${asked}${given}; ${stateInWords(state)}${mode}`;
  },
  axes,
});
