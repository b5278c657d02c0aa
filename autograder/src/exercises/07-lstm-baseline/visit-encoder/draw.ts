import { type Random, randomInteger, shuffled } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawState, linearShapes, type Shapes, type State } from "../../drawing/draw-state";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";

export type Inputs = {
  readonly embeddingDim: number;
  /** Of attention. */
  readonly state: State;
  /** `[batch, codes, embeddingDim]`; what stands in padding is no smaller than what does not. */
  readonly codes: TensorData;
  /** `[batch, codes]`; padding stands anywhere, and every visit has codes. */
  readonly mask: TensorData;
  /** The same, with two visits that have none. */
  readonly emptied: TensorData;
  /** `[batch, 1, embeddingDim]`: visits of one code. */
  readonly lone: TensorData;
  /** All codes below 0, and zeros in padding, as an embedding gives them. */
  readonly negative: TensorData;
  /** The gradient that arrives at the visits. */
  readonly upstream: TensorData;
};

const batch = 5;
const numCodes = 7;
/** Odd: half of it is rounded down. */
const embeddingDim = 11;

export function draw(random: Random): Inputs {
  const mask = drawMask(random);
  const negative = drawNormal(random, [batch, numCodes, embeddingDim]);
  return {
    embeddingDim,
    state: drawState(random, attentionShapes(embeddingDim)),
    codes: drawNormal(random, [batch, numCodes, embeddingDim]),
    mask,
    emptied: withoutCodes(random, mask),
    lone: drawNormal(random, [batch, 1, embeddingDim]),
    negative: {
      ...negative,
      values: Float32Array.from(negative.values, (value, i) =>
        mask.values[Math.floor(i / embeddingDim)] === 1 ? -0.1 - Math.abs(value) : 0,
      ),
    },
    upstream: drawNormal(random, [batch, embeddingDim]),
  };
}

/** From one code to all but one a visit, at places of its own. */
function drawMask(random: Random): TensorData {
  const places = Array.from({ length: numCodes }, (_, place) => place);
  const rows = Array.from({ length: batch }, (_, visit) => {
    // Two that are certain: of one code alone the softmax is 1, whatever its score.
    const count = [1, numCodes - 2][visit] ?? randomInteger(random, 2, numCodes - 1);
    return new Set(shuffled(random, places).slice(0, count));
  });
  return fillTensor([batch, numCodes], (i) =>
    rows[Math.floor(i / numCodes)]?.has(i % numCodes) ? 1 : 0,
  );
}

/** Two visits of five lose their codes; which ones is not to be known by heart. */
function withoutCodes(random: Random, mask: TensorData): TensorData {
  const visits = shuffled(
    random,
    Array.from({ length: batch }, (_, visit) => visit),
  );
  const emptied = new Set(visits.slice(0, 2));
  return fillTensor([batch, numCodes], (i) =>
    emptied.has(Math.floor(i / numCodes)) ? 0 : (mask.values[i] ?? 0),
  );
}

/** The parameters of attention. */
export function attentionShapes(dim: number): Shapes {
  const half = Math.floor(dim / 2);
  return { ...linearShapes("bottleneck", dim, half), ...linearShapes("score", half, 1) };
}
