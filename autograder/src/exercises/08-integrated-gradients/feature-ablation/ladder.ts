import { declareLadder } from "../../declare-exercise";
import { integersOf, tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  x: ["batch", "feature"],
  factor: ["batch", "one"],
  baselines: ["batch", "feature"],
  featureMask: ["batch", "feature"],
  attributions: ["batch", "feature"],
};

const pair = tensorOf([[2, 3]]);

/** One number, two, a baseline, ids, groups, examples, and what goes at once. */
const rungs: readonly Rung[] = [
  { x: tensorOf([[2]]), target: 0 },
  { x: pair, target: 0 },
  { x: pair, target: 1 },
  { x: pair, baselines: 1, target: 0 },
  { x: pair, baselines: tensorOf([[1, 2]]), target: 0 },
  { x: integersOf([[2, 3]]), target: 0 },
  { x: tensorOf([[1, 2, 3]]), featureMask: integersOf([[0, 1, 1]]), target: 0 },
  { x: tensorOf([[1], [2]]), target: 0 },
  { x: tensorOf([[1], [2]]), target: [0, 1] },
  { x: tensorOf([[2]]), target: 0, factor: tensorOf([[3]]) },
  { x: tensorOf([[1], [2]]), target: 0, isOneNumber: true },
  { x: tensorOf([[1, 2, 3]]), target: 0, perturbationsPerEval: 2 },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ isOneNumber, target, ...given }) =>
    isOneNumber
      ? `F = Σ x + Π x of each example, added up over the batch; ${valuesInWords(given, axes)}`
      : `F₀ = Σ x + Π x and F₁ = -Σ x of each example${given.factor ? ", times its factor" : ""}; ` +
        valuesInWords({ ...given, target }, axes),
  axes,
});
