export type { BackendName } from "./backend/backend-candidates";
export {
  type BackendChoice,
  type BackendOptions,
  chooseBackend,
} from "./backend/choose-backend";
export { clinicalVocabulary } from "./clinical/clinical-vocabulary";
export {
  type ClinicalNote,
  type ClinicalNoteOptions,
  generateClinicalNote,
} from "./clinical/generate-clinical-note";
export {
  diagnosisNames,
  diagnosisTerms,
  generalTerms,
  negationTerms,
} from "./clinical/terms";
export {
  createDatasets,
  type DatasetOptions,
  type Datasets,
} from "./data/create-datasets";
export {
  type Batch,
  DataLoader,
  type DataLoaderOptions,
} from "./data/data-loader";
export { escapeHtml } from "./display/escape-html";
export { palette } from "./display/plot-template";
export { ProgressBar, type ProgressBarOptions } from "./display/progress-bar";
export { type RenderedPlot, renderPlot } from "./display/render-plot";
export { showHtml } from "./display/show-html";
export { showPlot } from "./display/show-plot";
export { type ShowTableOptions, showTable } from "./display/show-table";
export type { FrameLike, TableSource } from "./display/table-cells";
export { CourseError, type ErrorFacts } from "./errors/course-error";
export { DataError } from "./errors/data-error";
export { requirePositiveInteger } from "./errors/require-positive-integer";
export { requireRate } from "./errors/require-rate";
export {
  type Axes,
  formatShape,
  requireShape,
  type ShapeRequirement,
} from "./errors/require-shape";
export { ShapeError } from "./errors/shape-error";
export { VocabularyError } from "./errors/vocabulary-error";
export {
  type AttentionInputs,
  headSize,
  requireAttentionShapes,
  requireFeatures,
} from "./layers/attention-shapes";
export { Dropout, type DropoutOptions } from "./layers/dropout";
export { Embedding, type EmbeddingOptions } from "./layers/embedding";
export { LayerNorm, type LayerNormOptions } from "./layers/layer-norm";
export { Linear, type LinearOptions } from "./layers/linear";
export { Module } from "./layers/module";
export {
  MultiHeadSelfAttention,
  type SelfAttentionOptions,
  type SelfAttentionResult,
} from "./layers/multi-head-self-attention";
export {
  type AttentionOptions,
  type AttentionResult,
  scaledDotProductAttention,
} from "./layers/scaled-dot-product-attention";
export {
  type PositionalEncodingOptions,
  SinusoidalPositionalEncoding,
  sinusoidalPositions,
} from "./layers/sinusoidal-positional-encoding";
export type { StateDict, StateEntry } from "./layers/state-dict";
export {
  TransformerBlock,
  type TransformerBlockOptions,
} from "./layers/transformer-block";
export {
  type ClassifierOptions,
  type ClassifierResult,
  ClinicalNoteClassifier,
} from "./models/clinical-note-classifier";
export { loadModule, saveModule } from "./models/module-file";
export { decodeSafetensors, encodeSafetensors } from "./models/safetensors";
export { pickOne, randomInteger, shuffled } from "./random/draws";
export { type Random, seededRandom } from "./random/seeded-random";
export { specialTokens, Vocabulary } from "./vocab/vocabulary";
