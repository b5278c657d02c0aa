import { declareLadder } from "../../declare-exercise";
import type { State } from "../../drawing/draw-state";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type BertSizes, taggerShapes } from "./shapes";
import { type Rung, tryOut } from "./try-out";

type Table = readonly (readonly number[])[];

const numLabels = 2;
const sizes: BertSizes = {
  ...{ vocabSize: 4, hiddenSize: 2, numHiddenLayers: 1, numAttentionHeads: 1 },
  ...{ intermediateSize: 2, maxPositionEmbeddings: 4, typeVocabSize: 2 },
};

/** Pieces 1 and 2 are opposites; places and types add nothing. */
const pieces = tensorOf([
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 2],
]);

/** Norms that scale the two features differently, so that a hidden state is not just 1 and -1. */
const state: State = plainState(taggerShapes(sizes, numLabels), {
  "bert.embeddings.word_embeddings.weight": pieces,
  "bert.embeddings.position_embeddings.weight": tensorOf(Array.from({ length: 4 }, () => [0, 0])),
  "bert.embeddings.token_type_embeddings.weight": tensorOf([
    [0, 0],
    [0, 0],
  ]),
  "bert.embeddings.LayerNorm.weight": tensorOf([1, 3]),
  "bert.encoder.layer.0.output.LayerNorm.bias": tensorOf([1, 0]),
  "classifier.bias": tensorOf([0, 1]),
});

type More = {
  readonly mask?: Table;
  readonly labels?: Table;
  readonly classWeights?: readonly number[];
  readonly isDropped?: true;
};

function small(inputIds: Table, { mask, labels, ...more }: More = {}): Rung {
  return {
    ...{ sizes, numLabels, state },
    tables: {
      inputIds: integersOf(inputIds),
      ...(mask && { attentionMask: integersOf(mask) }),
      ...(labels && { labels: integersOf(labels) }),
    },
    ...more,
  };
}

const none = -100;

const rungs: readonly Rung[] = [
  small([[1]]),
  small([[1, 2]]),
  small([[1, 2]], { mask: [[1, 0]] }),
  small([[1]], { labels: [[0]] }),
  small([[1]], { labels: [[1]] }),
  small([[1, 2]], { labels: [[0, 1]] }),
  small([[1, 2]], { labels: [[0, none]] }),
  small([[1, 2]], { labels: [[1, none]] }),
  small(
    [
      [1, 2],
      [2, 1],
    ],
    {
      labels: [
        [0, 1],
        [1, none],
      ],
    },
  ),
  small(
    [
      [1, 2],
      [2, 1],
    ],
    {
      labels: [
        [0, 1],
        [0, none],
      ],
    },
  ),
  small([[1, 2, 1]], { labels: [[0, 1, 1]], classWeights: [1, 3] }),
  small([[1]], { isDropped: true }),
];

const axes = {
  inputIds: ["batch", "seqLen"],
  attentionMask: ["batch", "seqLen"],
  labels: ["batch", "seqLen"],
  logits: ["batch", "seqLen", "numLabels"],
};

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ tables, classWeights, isDropped, ...rung }) => {
    const given = valuesInWords({ ...tables, ...(classWeights && { classWeights }) }, axes);
    const mode = isDropped ? "; in training mode, dropout drops everything" : "";
    return `${given}; ${stateInWords(rung.state)}${mode}`;
  },
  axes,
});
