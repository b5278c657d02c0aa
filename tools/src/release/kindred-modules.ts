/** A module of the library that answers an exercise in other words. */
export interface KindredModule {
  /** Below `lib/src`, without its ending. */
  readonly module: string;
  /** The exercises whose answer can be read from it, or done with it. */
  readonly answers: readonly string[];
  /** What stands in its place, below `tools/src/released/stand-ins`. Without one, its functions are absent. */
  readonly standIn?: string;
}

/**
 * What is left out of a release together with an answer, though it neither is nor uses the reference.
 * A person's judgement: code written otherwise is found by no comparison of texts.
 */
export const kindredModules: readonly KindredModule[] = [
  {
    module: "clinical/generate-distant-note",
    answers: ["01.1"],
    standIn: "generate-distant-note",
  },
  { module: "models/bert/bert-self-attention", answers: ["02.1", "02.2"] },
  { module: "models/bert/bert-layer", answers: ["03.1"] },
  { module: "models/ablations", answers: ["03.1"], standIn: "ablations" },
  {
    module: "models/lstm-note-classifier",
    answers: ["07.2"],
    standIn: "lstm-note-classifier",
  },
  { module: "training/fit", answers: ["04.1"] },
  // The answer itself, which notebook 07 uses before 10 asks for it.
  { module: "training/parameter-groups", answers: ["10.4"], standIn: "parameter-groups" },
  { module: "attribution/internal-influence", answers: ["08.1", "08.2"] },
  { module: "attribution/layer-conductance", answers: ["08.1", "08.2"] },
  { module: "attribution/occlusion", answers: ["08.3"] },
  { module: "evaluation/calibration/expected-calibration-error", answers: ["12.2"] },
];

/** Words that a file has in common with an answer, and why they give nothing of it away. */
export interface ArguedQuote {
  /** Below the release. */
  readonly file: string;
  readonly id: string;
  readonly why: string;
}

export const arguedQuotes: readonly ArguedQuote[] = [
  {
    file: "lib/dist/evaluation/calibration/brier-score.js",
    id: "05.3",
    why: "The mean of a list of numbers.",
  },
  {
    file: "lib/dist/models/lstm-note-classifier.js",
    id: "03.2",
    why: "Embeddings times the root of dModel, which the formula above 03.2 says; nothing of masks, blocks and the mean.",
  },
  {
    file: "lib/dist/models/lstm-note-classifier.js",
    id: "10.1",
    why: "Dropout and a linear map at the end, as every classifier has them; nothing of BERT, labels or a loss.",
  },
  {
    file: "lib/dist/ner/found-mentions.js",
    id: "11.2",
    why: "The names of two options and a default; what is an error is decided elsewhere.",
  },
  {
    file: "lib/dist/evaluation/calibration/reliability-diagram.js",
    id: "05.3",
    why: "The mean of a list of numbers.",
  },
  {
    file: "lib/dist/interpretation/cue-attention.js",
    id: "05.2",
    why: "The mean of a list of numbers.",
  },
  {
    file: "lib/dist/studies/run-ablation-study.js",
    id: "12.2",
    why: "The mean of a list of numbers.",
  },
  {
    file: "lib/dist/studies/time-training-step.js",
    id: "04.1",
    why: "One step of training, which notebook 04 itself shows in a given cell.",
  },
  {
    file: "lib/dist/studies/time-training-step.js",
    id: "06.2",
    why: "A batch of drawn token ids; what 06.2 asks for is how to time it.",
  },
];
