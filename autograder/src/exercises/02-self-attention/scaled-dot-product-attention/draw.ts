import type { Random } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal, fillTensor } from "../../drawing/draw-tensor";
import { causalMask, paddingMask } from "../../drawing/masks";

/** Query, key and value of one call: what attention attends with. */
export type Attended = {
  readonly query: TensorData;
  readonly key: TensorData;
  readonly value: TensorData;
};

export type Inputs = {
  /** As many queries as keys. */
  readonly plain: Attended;
  /** More keys than queries. */
  readonly lengths: Attended;
  /** Scores in the hundreds, all of them exact in float32. */
  readonly large: Attended;
  /** A size from practice, with padding. */
  readonly notes: Attended;
  readonly notesMask: TensorData;
  /** For `lengths`. The first text is all padding in `nothingVisible`. */
  readonly padding: TensorData;
  readonly nothingVisible: TensorData;
  /** For `plain`. */
  readonly causal: TensorData;
  /** What dropout multiplies the weights of `lengths` with. */
  readonly kept: TensorData;
  /** The gradient that arrives at the context of `lengths`. */
  readonly upstream: TensorData;
};

const batch = 2;
const numHeads = 3;
const queryLen = 5;
const keyLen = 7;
const dHead = 11;

export function draw(random: Random): Inputs {
  return {
    plain: attended(random, [batch, numHeads, queryLen, queryLen, dHead]),
    lengths: attended(random, [batch, numHeads, queryLen, keyLen, dHead]),
    large: largeScores(random),
    notes: attended(random, [3, 4, 16, 16, 32]),
    notesMask: paddingMask([16, 11, 6], 16),
    padding: paddingMask([keyLen - 1, keyLen - 4], keyLen),
    nothingVisible: paddingMask([0, keyLen - 2], keyLen),
    causal: causalMask(queryLen, queryLen),
    kept: fillTensor([batch, numHeads, queryLen, keyLen], () => (random() < 0.25 ? 0 : 4 / 3)),
    upstream: drawNormal(random, [batch, numHeads, queryLen, dHead]),
  };
}

type Sizes = readonly [
  batch: number,
  numHeads: number,
  queryLen: number,
  keyLen: number,
  dHead: number,
];

function attended(random: Random, [texts, heads, queries, keys, width]: Sizes): Attended {
  return {
    query: drawNormal(random, [texts, heads, queries, width]),
    key: drawNormal(random, [texts, heads, keys, width]),
    value: drawNormal(random, [texts, heads, keys, width]),
  };
}

/** √16 and whole numbers: the scores carry no rounding, however they are computed. */
function largeScores(random: Random): Attended {
  const whole = (scale: number) => () => scale * (Math.floor(random() * 17) - 8);
  const shape = (len: number) => [batch, numHeads, len, 16];
  return {
    query: fillTensor(shape(queryLen), whole(16)),
    key: fillTensor(shape(keyLen), whole(1)),
    value: drawNormal(random, shape(keyLen)),
  };
}
