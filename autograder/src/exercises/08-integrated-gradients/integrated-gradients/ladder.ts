import { declareLadder } from "../../declare-exercise";
import { tensorOf } from "../../drawing/nested-tensor";
import { valuesInWords } from "../../judging/data-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  x: ["batch", "feature"],
  other: ["batch", "feature"],
  baselines: ["batch", "feature"],
  factor: ["batch", "one"],
  attributions: ["batch", "feature"],
  first: ["batch", "feature"],
  second: ["batch", "feature"],
  delta: ["batch"],
};

/** The sum of the numbers is class 1, that of their cubes class 0. */
const [cubes, sum] = [0, 1];
const two = tensorOf([[2]]);

/** A straight line, a bend, two numbers, a baseline, examples, and then the options. */
const rungs: readonly Rung[] = [
  { x: two, target: sum },
  { x: two, target: cubes },
  { x: tensorOf([[1, -2]]), target: cubes },
  { x: two, baselines: 1, target: cubes },
  { x: tensorOf([[1, 2]]), baselines: tensorOf([[0, 1]]), target: cubes },
  { x: tensorOf([[1], [2]]), target: cubes },
  { x: tensorOf([[2], [2]]), baselines: tensorOf([[0], [1]]), target: cubes },
  { x: tensorOf([[2], [3]]), target: [cubes, sum] },
  { x: two, target: cubes, options: { nSteps: 1 } },
  { x: two, target: cubes, options: { nSteps: 2, method: "riemann_left" } },
  { x: two, target: cubes, options: { nSteps: 3, method: "riemann_trapezoid" } },
  { x: tensorOf([[2], [2]]), target: cubes, factor: tensorOf([[1], [3]]) },
  { x: two, other: tensorOf([[3]]), target: cubes },
  { x: two, target: cubes, options: { multiplyByInputs: false } },
  {
    ...{ x: tensorOf([[1], [2]]), target: cubes },
    options: { nSteps: 2, method: "riemann_left", returnConvergenceDelta: true },
  },
  {
    ...{ x: tensorOf([[1], [2]]), target: cubes },
    options: {
      ...{ nSteps: 2, method: "riemann_left" },
      ...{ multiplyByInputs: false, returnConvergenceDelta: true },
    },
  },
  { x: tensorOf([[1], [2]]), target: cubes, options: { nSteps: 5, internalBatchSize: 4 } },
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ target, options = {}, ...tensors }) => {
    const given = valuesInWords({ ...tensors, target, ...options }, axes);
    return `F₀ = Σ x³ and F₁ = Σ x of each example${tensors.factor ? ", times its factor" : ""}; ${given}`;
  },
  axes,
});
