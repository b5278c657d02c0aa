import { clinicalVocabulary, diagnosisNames, type Random, shuffled } from "@attending/lib";
import { classifierShapes } from "../../03-transformer-block/clinical-note-classifier/draw";
import { drawState, type State } from "../../drawing/draw-state";
import type { ClassifierSizes } from "../../probing/attention-classifier";

export type Inputs = {
  readonly sizes: ClassifierSizes;
  /** Predicts two diagnoses of any note, one of them with a logit between 0 and 0.5. */
  readonly state: State;
  /** Predicts none, one of them with a probability of just 0.5, with the same attention. */
  readonly silent: State;
  /** As long as a note can be; one word stands there twice. */
  readonly full: readonly number[];
  readonly padded: readonly number[];
  /** A single word, and padding. */
  readonly single: readonly number[];
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
    silent: withLogitsNear(state, shuffled(random, [-near(), 0, -far(), -far()])),
    full: [...words.slice(0, sizes.maxLen - 1), words[2] ?? 0],
    padded: Array.from({ length: sizes.maxLen }, (_, i) =>
      i < numTokens ? (words[words.length - i] ?? clinicalVocabulary.clsId) : 0,
    ),
    single: Array.from({ length: sizes.maxLen }, (_, i) =>
      i === 0 ? clinicalVocabulary.clsId : 0,
    ),
  };
}

/**
 * A classifier that says nearly the same of every note, and its bias the contrary: whoever wants to
 * know has to ask it. The last norm gives every token the first feature 2.
 */
function withLogitsNear(state: State, logits: readonly number[]): State {
  const weight = state["classifier.weight"];
  const last = `encoder.${sizes.numLayers - 1}.norm2`;
  const [scale, shift] = [state[`${last}.weight`], state[`${last}.bias`]];
  if (!weight || !scale || !shift) throw new Error("draw: expected a classifier's parameters.");
  return {
    ...state,
    [`${last}.weight`]: { ...scale, values: scale.values.map((x, i) => (i === 0 ? 0 : x)) },
    [`${last}.bias`]: { ...shift, values: shift.values.map((x, i) => (i === 0 ? 2 : x)) },
    "classifier.weight": {
      ...weight,
      values: weight.values.map((x, i) => {
        const logit = logits[i % logits.length] ?? 0;
        // 2 · logit - logit; and exactly 0 where nothing else may be heard.
        if (i < logits.length) return logit;
        return logit === 0 ? 0 : 0.01 * x;
      }),
    },
    "classifier.bias": {
      dtype: "float32",
      shape: [logits.length],
      values: Float32Array.from(logits, (logit) => -logit),
    },
  };
}

/** `<CLS>`, and words that all differ. */
function drawWords(random: Random): number[] {
  const words = clinicalVocabulary.tokens.map((_, id) => id).slice(clinicalVocabulary.clsId + 1);
  return [clinicalVocabulary.clsId, ...shuffled(random, words)];
}
