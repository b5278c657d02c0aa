import { declareLadder } from "../../declare-exercise";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  embedding: ["token", "width"],
  tokenIds: ["batch", "seqLen"],
  baselines: ["batch", "seqLen"],
  factor: ["batch", "one"],
  attributions: ["batch", "seqLen", "width"],
  delta: ["batch"],
};

/** Padding is 0.5, and the tokens 1 to 3 are -1, 1 and 2. */
const embedding = tensorOf([[0.5], [-1], [1], [2]]);
const plain = { embedding, layer: "embedding" };
const note = integersOf([[3, 1]]);
const from = integersOf([[2, 0]]);

/** One token, two, baselines, padding, layers, and then the options. */
const rungs: readonly Rung[] = [
  { ...plain, embedding: tensorOf([[0], [-1], [1], [2]]), tokenIds: integersOf([[2]]) },
  { ...plain, tokenIds: integersOf([[3]]) },
  { ...plain, tokenIds: note },
  { ...plain, tokenIds: note, baselines: from },
  { ...plain, tokenIds: integersOf([[3, 0]]), baselines: integersOf([[0, 2]]) },
  { ...plain, layer: "mixing", tokenIds: note, baselines: from },
  {
    ...{ ...plain, layer: "mixing", tokenIds: note, baselines: from },
    // Of one number both sides add the same, but they do not react alike.
    options: { attributeToLayerInput: true, multiplyByInputs: false },
  },
  { ...plain, tokenIds: note, baselines: from, isDoubled: true },
  {
    ...{ ...plain, tokenIds: integersOf([[3], [3]]), baselines: integersOf([[2]]) },
    factor: tensorOf([[1], [3]]),
  },
  {
    ...{ ...plain, layer: "mixing", tokenIds: note, baselines: from },
    factor: tensorOf([[2]]),
  },
  {
    ...{ ...plain, tokenIds: note, baselines: from },
    options: { nSteps: 2, method: "riemann_left", returnConvergenceDelta: true },
  },
  { ...plain, tokenIds: note, baselines: from, options: { multiplyByInputs: false } },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ isDoubled, options = {}, ...given }) =>
    "a model of vectors of one number v: embedding, mixing " +
    `m = tanh ${given.factor ? "(v · factor)" : "v"}, logit Σ (m + m²) · ` +
    `place / seqLen over the tokens that are not padding${isDoubled ? ", and `forward` gives twice the logit" : ""}; ` +
    valuesInWords({ ...given, ...options }, axes),
  axes,
});
