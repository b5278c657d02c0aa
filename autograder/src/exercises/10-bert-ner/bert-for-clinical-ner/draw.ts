import { type Random, randomInteger } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import { drawState, type State } from "../../drawing/draw-state";
import { fillIntegers, fillTensor } from "../../drawing/draw-tensor";
import { type BertSizes, taggerShapes } from "./shapes";

/** A tagger with its numbers. */
export type Model = {
  readonly sizes: BertSizes;
  readonly numLabels: number;
  readonly state: State;
};

export type Inputs = {
  readonly model: Model;
  /** int32 `[batch, seqLen]`. */
  readonly inputIds: TensorData;
  /** Hides the ends of all rows but the first. */
  readonly attentionMask: TensorData;
  /** Which of two texts each piece belongs to; in each row both. */
  readonly tokenTypeIds: TensorData;
  /** A label at every piece. */
  readonly labels: TensorData;
  /** -100 at more than half of the pieces, of each row at another number. */
  readonly firstPieces: TensorData;
  readonly classWeights: readonly number[];
  /** A model of one feature throughout, and many texts of one piece. */
  readonly dropped: { readonly model: Model; readonly inputIds: TensorData };
};

const [batch, seqLen, numLabels] = [3, 7, 5];
const sizes: BertSizes = {
  vocabSize: 17,
  hiddenSize: 6,
  numHiddenLayers: 1,
  numAttentionHeads: 2,
  intermediateSize: 11,
  maxPositionEmbeddings: 13,
  typeVocabSize: 2,
};

export function draw(random: Random): Inputs {
  const shape = [batch, seqLen];
  const lengths = [seqLen, randomInteger(random, 4, 6), randomInteger(random, 2, 3)];
  const labels = fillIntegers(shape, () => randomInteger(random, 0, numLabels - 1));
  const kept = [1, 2, 4];
  return {
    model: { sizes, numLabels, state: drawState(random, taggerShapes(sizes, numLabels)) },
    inputIds: fillIntegers(shape, () => randomInteger(random, 1, sizes.vocabSize - 1)),
    attentionMask: fillIntegers(shape, (i) =>
      i % seqLen < (lengths[Math.floor(i / seqLen)] ?? 0) ? 1 : 0,
    ),
    tokenTypeIds: fillIntegers(shape, (i) => Number(i % seqLen >= 1 + Math.floor(i / seqLen))),
    labels,
    firstPieces: fillIntegers(shape, (i) =>
      i % seqLen < (kept[Math.floor(i / seqLen)] ?? 0) ? (labels.values[i] ?? 0) : -100,
    ),
    // So far apart that a forgotten weight shows, whatever the logits are.
    classWeights: Array.from({ length: numLabels }, (_, i) => 0.1 + i * (1 + random())),
    dropped: drawDropped(),
  };
}

/** So many texts that the one feature is dropped in some and kept in others. */
const numDropped = 512;

/** One feature, after a layer norm, is its bias: 1 here, and the classifier hands it on. */
function drawDropped(): Inputs["dropped"] {
  const one: BertSizes = { ...sizes, hiddenSize: 1, numAttentionHeads: 1, intermediateSize: 1 };
  const state = Object.entries(taggerShapes(one, 1)).map(([name, shape]) => [
    name,
    fillTensor(shape, () => (name === "classifier.bias" ? 0 : 1)),
  ]);
  return {
    model: { sizes: one, numLabels: 1, state: Object.fromEntries(state) },
    inputIds: fillIntegers([numDropped, 1], () => 1),
  };
}
