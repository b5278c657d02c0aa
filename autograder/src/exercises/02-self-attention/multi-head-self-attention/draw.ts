import type { Random } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawState, type State, selfAttentionShapes } from "../../drawing/draw-state";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import { paddingMask } from "../../drawing/masks";

/** A layer with its parameters, and what it is run on. */
export type Case = {
  readonly dModel: number;
  readonly numHeads: number;
  readonly state: State;
  readonly x: TensorData;
  readonly mask: TensorData;
};

/** A layer of which nothing but dropout can be seen, and what it is run on. */
export type DroppedCase = Omit<Case, "mask">;

export type Inputs = {
  /** Sizes of which no two are alike. */
  readonly small: Case;
  /** A size from practice. */
  readonly notes: Case;
  /** The gradient that arrives at the output of `small`. */
  readonly upstream: TensorData;
  /** Texts of one token, whose one weight is 1: its value is 1 wherever it is kept. */
  readonly dropped: DroppedCase;
};

export function draw(random: Random): Inputs {
  const seqLen = 7;
  const dModel = 15;
  return {
    small: {
      dModel,
      numHeads: 3,
      state: drawState(random, selfAttentionShapes(dModel)),
      x: drawNormal(random, [2, seqLen, dModel]),
      mask: paddingMask([seqLen - 1, seqLen - 4], seqLen),
    },
    notes: {
      dModel: 32,
      numHeads: 4,
      state: drawState(random, selfAttentionShapes(32)),
      x: drawNormal(random, [3, 17, 32]),
      mask: paddingMask([17, 11, 6], 17),
    },
    upstream: drawNormal(random, [2, seqLen, dModel]),
    dropped: droppedCase(),
  };
}

/** So many texts that some are dropped and some are not, whatever the rate is. */
const numDropped = 256;

function droppedCase(): DroppedCase {
  const dModel = 3;
  const zeros = Object.entries(selfAttentionShapes(dModel)).map(
    ([name, shape]) => [name, fillTensor(shape, () => 0)] as const,
  );
  return {
    dModel,
    numHeads: 1,
    state: {
      ...Object.fromEntries(zeros),
      "value.bias": fillTensor([dModel], () => 1),
      "output.weight": fillTensor([dModel, dModel], (i) => (i % (dModel + 1) === 0 ? 1 : 0)),
    },
    x: fillTensor([numDropped, 1, dModel], () => 1),
  };
}
