import { type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawNormal, fillIntegers } from "../../drawing/draw-tensor";
import type { TaggerState } from "../../probing/small-tagger";

/** One batch, `[batch, seqLen]` each. */
export type BatchData = {
  readonly inputIds: TensorData;
  readonly attentionMask: TensorData;
  readonly labels: TensorData;
};

export type Inputs = {
  readonly state: TaggerState;
  /** The same, whose gradients are longer than 1: the usual clipping shows. No others are. */
  readonly steep: TaggerState;
  /** Of different sizes, and with different numbers of counted pieces. */
  readonly batches: readonly BatchData[];
  /** What the rate is multiplied by at each step of the run; the epoch begins at one of them. */
  readonly factors: readonly number[];
  readonly firstStep: number;
  readonly classWeights: readonly number[];
  /** The optimiser's for each state, which nobody knows who does not ask it to step. */
  readonly learningRates: { readonly state: number; readonly steep: number };
};

const vocabSize = 13;
const numLabels = 5;
/** Batch and seqLen of each. */
const shapes: readonly (readonly [batch: number, seqLen: number])[] = [
  [3, 11],
  [2, 7],
  [5, 3],
];

export function draw(random: Random): Inputs {
  const firstStep = randomInteger(random, 2, 7);
  const state = {
    weight: drawNormal(random, [vocabSize, numLabels], 1),
    bias: drawNormal(random, [numLabels], 0.3),
  };
  return {
    state,
    steep: { ...state, gain: 13 },
    batches: shapes.map((shape) => drawBatch(random, shape)),
    factors: Array.from({ length: firstStep + shapes.length + 1 }, () => 0.1 + 0.9 * random()),
    firstStep,
    classWeights: Array.from({ length: numLabels }, () => 0.2 + 2 * random()),
    learningRates: { state: 0.4 + 0.2 * random(), steep: 0.008 + 0.004 * random() },
  };
}

/** Padding at the end of each row but the first, and -100 at about every third piece. */
function drawBatch(random: Random, [batch, seqLen]: readonly [number, number]): BatchData {
  const shape = [batch, seqLen];
  const lengths = Array.from({ length: batch }, (_, row) =>
    row === 0 ? seqLen : randomInteger(random, 1, seqLen - 1),
  );
  const isToken = (i: number) => i % seqLen < (lengths[Math.floor(i / seqLen)] ?? 0);
  const isCounted = (i: number) => isToken(i) && (i === 1 || random() < 0.65);
  return {
    inputIds: fillIntegers(shape, (i) =>
      isToken(i) ? randomInteger(random, 1, vocabSize - 1) : 0,
    ),
    attentionMask: fillIntegers(shape, (i) => (isToken(i) ? 1 : 0)),
    labels: fillIntegers(shape, (i) =>
      isCounted(i) ? randomInteger(random, 0, numLabels - 1) : -100,
    ),
  };
}
