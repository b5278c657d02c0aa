import { declareLadder } from "../../declare-exercise";
import { type State, transformerBlockShapes } from "../../drawing/draw-state";
import { tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { type Rung, tryOut } from "./try-out";

const axes = {
  x: ["batch", "seqLen", "dModel"],
  mask: ["batch", "numHeads", "queryLen", "keyLen"],
  weights: ["batch", "numHeads", "queryLen", "keyLen"],
  output: ["batch", "seqLen", "dModel"],
};

type Rows = readonly (readonly number[])[];
type More = { changes?: State; mask?: number[]; isDropped?: true; numHeads?: number };

/** One text, and as many hidden features as features. */
function small(tokens: Rows, { changes = {}, mask, isDropped, numHeads = 1 }: More = {}): Rung {
  const dModel = tokens[0]?.length ?? 0;
  return {
    sizes: { dModel, numHeads, dFf: dModel },
    state: plainState(transformerBlockShapes(dModel, dModel), changes),
    x: tensorOf([tokens]),
    ...(mask && { mask: tensorOf([[[mask]]]) }),
    ...(isDropped && { isDropped }),
  };
}

const one = [[3, 0, 0]];
const two = [
  [3, 0, 0],
  [0, 1, 2],
];
const zeros = (rows: number, columns: number) =>
  tensorOf(Array.from({ length: rows }, () => new Array<number>(columns).fill(0)));
/** Takes a part out: what is left is easier to follow. */
const noAttention: State = { "attention.output.weight": zeros(3, 3) };
const noFeedForward: State = { "linear2.weight": zeros(3, 3) };

/** From both parts taken out to none. Three features are the fewest of which a norm keeps anything. */
const rungs: readonly Rung[] = [
  small(one, { changes: { ...noAttention, ...noFeedForward } }),
  small(one, { changes: noFeedForward }),
  small(one, { changes: noAttention }),
  small(one),
  small(one, { changes: { ...noAttention, "linear1.bias": tensorOf([0, 2, 0]) } }),
  small(one, { changes: { ...noAttention, "linear2.bias": tensorOf([0, 0, 2]) } }),
  small(one, { changes: { ...noAttention, "norm1.weight": tensorOf([2, 1, 1]) } }),
  small(one, { changes: { ...noAttention, "norm1.bias": tensorOf([0, 1, 0]) } }),
  small(one, { changes: { ...noAttention, "norm2.weight": tensorOf([2, 1, 1]) } }),
  small(one, { changes: { ...noAttention, "norm2.bias": tensorOf([0, 1, 0]) } }),
  small(one, { changes: { "attention.value.bias": tensorOf([0, 5, 0]) }, isDropped: true }),
  small(one, { changes: { ...noAttention, "linear2.bias": tensorOf([0, 0, 2]) }, isDropped: true }),
  small(two),
  small(two, { mask: [1, 0] }),
  small(two, { numHeads: 3 }),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ sizes, state, x, mask, isDropped }) => {
    const mode = isDropped ? "; in training mode, dropout drops everything" : "";
    const given = valuesInWords({ ...sizes, x, ...(mask && { mask }) }, axes);
    return `${given}; ${stateInWords(state)}${mode}`;
  },
  axes,
});
