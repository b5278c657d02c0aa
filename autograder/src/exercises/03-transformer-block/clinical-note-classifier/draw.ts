import { type Random, randomInteger, shuffled } from "@attending/lib";
import type { TensorData } from "../../../data/data";
import {
  drawState,
  linearShapes,
  type Shapes,
  type State,
  transformerBlockShapes,
  within,
} from "../../drawing/draw-state";
import { drawNormal, fillIntegers, fillTensor } from "../../drawing/draw-tensor";

export type Sizes = {
  readonly vocabSize: number;
  readonly dModel: number;
  readonly numHeads: number;
  readonly dFf: number;
  readonly numLayers: number;
  readonly numClasses: number;
  readonly maxLen: number;
};

export type Inputs = {
  readonly sizes: Sizes;
  readonly state: State;
  /** int32 `[batch, seqLen]`, without padding. */
  readonly full: TensorData;
  /** The same words of each note in another order. */
  readonly reordered: TensorData;
  /** Notes of different lengths, and the same with more padding. */
  readonly padded: TensorData;
  readonly paddedMore: TensorData;
  /** The second note is padding alone. */
  readonly empty: TensorData;
  /** As long as a note may be where nobody says otherwise. */
  readonly longest: TensorData;
  /** The gradient that arrives at the logits of `padded`. */
  readonly upstream: TensorData;
  /** Notes of one word, of which one feature is left, and no block adds to it. */
  readonly dropped: { readonly state: State; readonly tokenIds: TensorData };
};

const batch = 3;
const defaultMaxLen = 64;
const seqLen = 7;
const sizes: Sizes = {
  vocabSize: 29,
  dModel: 15,
  numHeads: 3,
  dFf: 23,
  numLayers: 2,
  numClasses: 11,
  maxLen: 13,
};

export function draw(random: Random): Inputs {
  // Distinct words, so that another order is another note.
  const words = Array.from({ length: batch }, () =>
    shuffled(
      random,
      Array.from({ length: sizes.vocabSize - 3 }, (_, i) => i + 3),
    ).slice(0, seqLen),
  );
  const notes = (lengths: readonly number[], width: number) =>
    fillIntegers([batch, width], (i) => {
      const note = Math.floor(i / width);
      const position = i % width;
      return position < (lengths[note] ?? 0) ? (words[note]?.[position] ?? 0) : 0;
    });
  const lengths = [seqLen - 2, randomInteger(random, 2, 4), 1];
  return {
    sizes,
    state: drawState(random, classifierShapes(sizes)),
    full: notes([seqLen, seqLen, seqLen], seqLen),
    reordered: fillIntegers([batch, seqLen], (i) => {
      const position = seqLen - 1 - (i % seqLen);
      return words[Math.floor(i / seqLen)]?.[position] ?? 0;
    }),
    padded: notes(lengths, seqLen),
    paddedMore: notes(lengths, sizes.maxLen),
    empty: notes([3, 0, 2], seqLen),
    longest: fillIntegers([1, defaultMaxLen], (i) => 1 + (i % (sizes.vocabSize - 1))),
    upstream: drawNormal(random, [batch, sizes.numClasses]),
    dropped: drawDropped(),
  };
}

/** So many notes that some are dropped and some are not, whatever the rate is. */
const numDropped = 256;

/**
 * A norm hides how large its input is, unless that is about as small as the root of its epsilon:
 * so is what is left here until the classifier. The first position is 0 and 1 in turn.
 */
function drawDropped(): Inputs["dropped"] {
  const { dModel } = sizes;
  const root = Math.sqrt(dModel);
  const small = 0.01;
  const fillings: Readonly<Record<string, (i: number) => number>> = {
    "embedding.weight": (i) => {
      const feature = i % dModel;
      if (feature === 0) return small / root;
      return feature % 2 === 1 ? -1 / root : 0;
    },
    "encoder.0.norm1.weight": () => small / 2,
    "encoder.0.norm2.weight": () => 1,
    // The features of a token sum to 0 behind a norm: the classifier reads the first one.
    "classifier.weight": (i) => (i < sizes.numClasses ? 1 : 0),
  };
  const shapes = Object.entries(classifierShapes({ ...sizes, numLayers: 1 }));
  return {
    state: Object.fromEntries(
      shapes.map(([name, shape]) => [name, fillTensor(shape, fillings[name] ?? (() => 0))]),
    ),
    tokenIds: fillIntegers([numDropped, 1], () => 1),
  };
}

/** The parameters of a classifier. */
export function classifierShapes(of: Omit<Sizes, "numHeads" | "maxLen">): Shapes {
  const blocks = Array.from({ length: of.numLayers }, (_, layer) =>
    within(`encoder.${layer}`, transformerBlockShapes(of.dModel, of.dFf)),
  );
  return Object.assign(
    { "embedding.weight": [of.vocabSize, of.dModel] },
    ...blocks,
    linearShapes("classifier", of.dModel, of.numClasses),
  );
}
