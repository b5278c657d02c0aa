import type { Random } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawState, type State, transformerBlockShapes } from "../../drawing/draw-state";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import { paddingMask } from "../../drawing/masks";

/** A block with its parameters, and what it is run on. */
export type Case = {
  readonly sizes: { readonly dModel: number; readonly numHeads: number; readonly dFf: number };
  readonly state: State;
  readonly x: TensorData;
  readonly mask: TensorData;
};

export type Inputs = {
  /** Sizes of which no two are alike. */
  readonly small: Case;
  /** The same, with norm2 as a new layer has it. */
  readonly freshNorm: Case;
  /** A size from practice. */
  readonly notes: Case;
  /** The gradient that arrives at the output of `small`. */
  readonly upstream: TensorData;
  /** Texts of one token, the same: one feature is all that is added to it, wherever it is kept. */
  readonly dropped: Omit<Case, "mask">;
};

export function draw(random: Random): Inputs {
  const dModel = 15;
  const small: Case = {
    sizes: { dModel, numHeads: 3, dFf: 23 },
    state: drawState(random, transformerBlockShapes(dModel, 23)),
    x: drawNormal(random, [2, 7, dModel]),
    mask: paddingMask([6, 3], 7),
  };
  const freshNorm2 = {
    "norm2.weight": fillTensor([dModel], () => 1),
    "norm2.bias": fillTensor([dModel], () => 0),
  };
  return {
    small,
    freshNorm: { ...small, state: { ...small.state, ...freshNorm2 } },
    notes: {
      sizes: { dModel: 32, numHeads: 4, dFf: 64 },
      state: drawState(random, transformerBlockShapes(32, 64)),
      x: drawNormal(random, [3, 17, 32]),
      mask: paddingMask([17, 11, 6], 17),
    },
    upstream: drawNormal(random, [2, 7, dModel]),
    dropped: droppedCase(),
  };
}

/** So many texts that some are dropped and some are not, whatever the rate is. */
const numDropped = 256;

function droppedCase(): Omit<Case, "mask"> {
  const sizes = { dModel: 5, numHeads: 1, dFf: 7 };
  const shapes = Object.entries(transformerBlockShapes(sizes.dModel, sizes.dFf));
  const fillings: Readonly<Record<string, (i: number) => number>> = {
    "linear2.bias": (i) => (i === 0 ? 1 : 0),
    "norm1.weight": () => 1,
    "norm2.weight": () => 1,
  };
  return {
    sizes,
    state: Object.fromEntries(
      shapes.map(([name, shape]) => [name, fillTensor(shape, fillings[name] ?? (() => 0))]),
    ),
    x: fillTensor([numDropped, 1, sizes.dModel], (i) => i % sizes.dModel),
  };
}
