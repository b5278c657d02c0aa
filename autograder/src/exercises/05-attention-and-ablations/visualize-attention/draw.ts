import { clinicalVocabulary, diagnosisNames, type Random, shuffled } from "@attending/lib";
import { classifierShapes } from "../../03-transformer-block/clinical-note-classifier/draw";
import { drawState, type State } from "../../drawing/draw-state";
import type { ClassifierSizes } from "../../probing/attention-classifier";

export type Inputs = {
  readonly sizes: ClassifierSizes;
  /** Predicts two diagnoses of any note, one of them with a logit between 0 and 0.5. */
  readonly state: State;
  /** Predicts none, with the same attention. */
  readonly silent: State;
  /** As long as a note can be; one word stands there twice. */
  readonly full: readonly number[];
  readonly padded: readonly number[];
};

const sizes: ClassifierSizes = {
  vocabSize: clinicalVocabulary.size,
  dModel: 15,
  numHeads: 5,
  dFf: 7,
  numLayers: 3,
  numClasses: diagnosisNames.length,
  maxLen: 13,
};
const numTokens = 7;

export function draw(random: Random): Inputs {
  const state = drawState(random, classifierShapes(sizes));
  const near = () => 0.25 + 0.1 * random();
  const far = () => 1.5 + random();
  const words = drawWords(random);
  return {
    sizes,
    state: withLogitsNear(state, shuffled(random, [near(), -near(), far(), -far()])),
    silent: withLogitsNear(state, shuffled(random, [-near(), -near(), -far(), -far()])),
    full: [...words.slice(0, sizes.maxLen - 1), words[2] ?? 0],
    padded: Array.from({ length: sizes.maxLen }, (_, i) =>
      i < numTokens ? (words[words.length - i] ?? clinicalVocabulary.clsId) : 0,
    ),
  };
}

/** A classifier that hardly listens, so that its bias decides. */
function withLogitsNear(state: State, bias: readonly number[]): State {
  const weight = state["classifier.weight"];
  if (weight === undefined) throw new Error("draw: expected a weight of the classifier.");
  return {
    ...state,
    "classifier.weight": { ...weight, values: weight.values.map((x) => 0.01 * x) },
    "classifier.bias": {
      dtype: "float32",
      shape: [bias.length],
      values: Float32Array.from(bias),
    },
  };
}

/** `<CLS>`, and words that all differ. */
function drawWords(random: Random): number[] {
  const words = clinicalVocabulary.tokens.map((_, id) => id).slice(clinicalVocabulary.clsId + 1);
  return [clinicalVocabulary.clsId, ...shuffled(random, words)];
}
