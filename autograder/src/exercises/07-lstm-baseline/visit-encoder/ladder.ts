import { declareLadder } from "../../declare-exercise";
import type { State } from "../../drawing/draw-state";
import { tensorOf } from "../../drawing/nested-tensor";
import { plainState } from "../../drawing/plain-state";
import { valuesInWords } from "../../judging/data-in-words";
import { stateInWords } from "../../judging/state-in-words";
import { attentionShapes } from "./draw";
import { type Rung, tryOut } from "./try-out";

const axes = {
  codeEmbeddings: ["batch", "codes", "embeddingDim"],
  mask: ["batch", "codes"],
  weights: ["batch", "codes"],
  visit: ["batch", "embeddingDim"],
};

type Rows = readonly (readonly number[])[];
type More = { readonly mask?: readonly number[]; readonly changes?: State };

/** One visit. `codes` has a row of features for each code. */
function small(aggregation: string | null, codes: Rows, { mask, changes = {} }: More = {}): Rung {
  const embeddingDim = codes[0]?.length ?? 0;
  const shapes = aggregation === "attention" ? attentionShapes(embeddingDim) : {};
  return {
    ...{ embeddingDim, aggregation, state: plainState(shapes, changes) },
    codeEmbeddings: tensorOf([codes]),
    ...(mask && { mask: tensorOf([mask]) }),
  };
}

/** Two visits, the first of two codes, the second of one. */
function two(aggregation: string): Rung {
  const both: Rows[] = [
    [
      [4, -2],
      [2, -4],
    ],
    [
      [3, 3],
      [9, 9],
    ],
  ];
  return {
    ...small(aggregation, both[0] ?? []),
    codeEmbeddings: tensorOf(both),
    mask: tensorOf([
      [1, 1],
      [1, 0],
    ]),
  };
}

const codes: Rows = [
  [4, -2],
  [2, -4],
];
const padded: Rows = [...codes, [9, 9]];
const hidden = { mask: [1, 1, 0] };
const rules = ["sum", "mean", "max", "attention"];

/** One rule after the other: codes, a mask, two visits, none. Then what attention is made of. */
const rungs: readonly Rung[] = [
  ...rules.map((rule) => ({ ...small(rule, codes), isNew: true })),
  ...rules.flatMap((rule) => [
    small(rule, [[4, -2]]),
    small(rule, codes),
    small(rule, padded, hidden),
    small(rule, [...codes, [0, 0]], hidden),
    two(rule),
    small(rule, codes, { mask: [0, 0] }),
  ]),
  small("max", [
    [-1, -3],
    [-2, -2],
  ]),
  small(
    "max",
    [
      [-1, -3],
      [0, 0],
    ],
    { mask: [1, 0] },
  ),
  small("attention", codes, { changes: { "bottleneck.bias": tensorOf([-3]) } }),
  small("attention", codes, { changes: { "score.weight": tensorOf([[2]]) } }),
  small("attention", [
    [4, -2, 1],
    [2, -4, 0],
  ]),
  small(null, padded, hidden),
];

export const ladder = declareLadder<Rung>({
  rungs: () => rungs,
  tryOut,
  inWords: ({ embeddingDim, aggregation, state, codeEmbeddings, mask, isNew }) => {
    const rule = aggregation === null ? {} : { aggregation };
    if (isNew) return `a new one; ${valuesInWords({ embeddingDim, ...rule })}`;
    const given = valuesInWords({ ...rule, codeEmbeddings, ...(mask && { mask }) }, axes);
    return aggregation === "attention" ? `${given}; ${stateInWords(state)}` : given;
  },
  axes,
});
