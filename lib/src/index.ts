export {
  type AssertedSentence,
  assertionLabels,
} from "./assertion/assertion-labels";
export {
  type AssertionBatch,
  AssertionLoader,
  type AssertionLoaderOptions,
} from "./assertion/assertion-loader";
export {
  type AssertionReport,
  assertionReport,
} from "./assertion/assertion-report";
export {
  type PredictAssertionsOptions,
  predictAssertions,
} from "./assertion/predict-assertions";
export {
  type ApproximationMethod,
  type ApproximationParameters,
  approximationMethods,
  approximationParameters,
} from "./attribution/approximation-parameters";
export { attentionRollout } from "./attribution/attention-rollout";
export {
  type AttributionInputs,
  type AttributionOptions,
  continuousInputs,
  type Forward,
  type InFormOf,
  inFormOf,
  inputList,
} from "./attribution/attribution-inputs";
export {
  type Baseline,
  type Baselines,
  baselinesFor,
} from "./attribution/baselines";
export {
  type ConvergenceDeltaOptions,
  convergenceDelta,
} from "./attribution/convergence-delta";
export { type DeepLiftOptions, deepLift } from "./attribution/deep-lift";
export {
  type DeletionCurveOptions,
  deletionCurve,
  type TokenCurve,
} from "./attribution/deletion-curve";
export {
  type FeatureAblationOptions,
  featureAblation,
} from "./attribution/feature-ablation";
export {
  type FeatureGroups,
  type FeatureMask,
  featureGroups,
} from "./attribution/feature-groups";
export {
  type GradientShapOptions,
  gradientShap,
} from "./attribution/gradient-shap";
export { guidedBackprop } from "./attribution/guided-backprop";
export {
  type InfidelityOptions,
  infidelity,
  type Perturbation,
  subtracting,
} from "./attribution/infidelity";
export {
  type InputXGradientOptions,
  inputXGradient,
} from "./attribution/input-x-gradient";
export { insertionCurve } from "./attribution/insertion-curve";
export {
  type AttributionResult,
  type IntegratedGradientsOptions,
  integratedGradients,
} from "./attribution/integrated-gradients";
export {
  type InternalInfluenceOptions,
  internalInfluence,
} from "./attribution/internal-influence";
export {
  type LayerConductanceOptions,
  layerConductance,
} from "./attribution/layer-conductance";
export {
  type LayerIntegratedGradientsOptions,
  layerIntegratedGradients,
} from "./attribution/layer-integrated-gradients";
export {
  type NoiseTunnelOptions,
  noiseTunnel,
} from "./attribution/noise-tunnel";
export type { Deviations } from "./attribution/noisy-inputs";
export { type OcclusionOptions, occlusion } from "./attribution/occlusion";
export type { PathAttributionOptions } from "./attribution/path-attribution-options";
export {
  gradientsOfEach,
  outputsOf,
  outputsOfEach,
  type Perturbed,
} from "./attribution/perturbed-outputs";
export { repeatRows, sumOverParts } from "./attribution/repeated-rows";
export { requireScores } from "./attribution/require-scores";
export { type SaliencyOptions, saliency } from "./attribution/saliency";
export {
  repeatTarget,
  selectTarget,
  type Target,
} from "./attribution/select-target";
export {
  type SensitivityMaxOptions,
  sensitivityMax,
} from "./attribution/sensitivity-max";
export {
  type ShapleyValueSamplingOptions,
  shapleyValueSampling,
  shapleyValues,
} from "./attribution/shapley-values";
export {
  type LayerOptions,
  type SplitModel,
  splitAtLayer,
} from "./attribution/split-at-layer";
export { type Places, replaceAt, spreadOver } from "./attribution/taken-out";
export { targetGradients } from "./attribution/target-gradients";
export type { BackendName } from "./backend/backend-candidates";
export {
  type BackendChoice,
  type BackendOptions,
  chooseBackend,
} from "./backend/choose-backend";
export {
  type BindingPair,
  type BindingPairsOptions,
  makeBindingPairs,
} from "./clinical/binding-pairs";
export { clinicalVocabulary } from "./clinical/clinical-vocabulary";
export {
  type ClinicalNote,
  type ClinicalNoteOptions,
  generateClinicalNote,
} from "./clinical/generate-clinical-note";
export {
  type DistantNote,
  type DistantNoteOptions,
  generateDistantNote,
} from "./clinical/generate-distant-note";
export {
  makeNegationPairs,
  type NegationPair,
  type NegationPairsOptions,
} from "./clinical/negation-pairs";
export { type TermCategory, termCategories } from "./clinical/term-categories";
export {
  diagnosisNames,
  diagnosisTerms,
  generalTerms,
  negationTerms,
} from "./clinical/terms";
export type { BatchSource } from "./data/batch-source";
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
export { findExternalFile } from "./data/find-external-file";
export {
  type BucketOptions,
  bucketByLength,
  noteLength,
} from "./data/length-buckets";
export { escapeHtml } from "./display/escape-html";
export {
  type Figure,
  type HeatMap,
  type HeatMapGridOptions,
  heatMapGrid,
} from "./display/heat-map-grid";
export type {
  MarkedReading,
  MarkedSentence,
  MarkedSpan,
} from "./display/marked-spans";
export { palette } from "./display/palette";
export {
  type Panel,
  type PanelGridOptions,
  panelGrid,
} from "./display/panel-grid";
export { ProgressBar, type ProgressBarOptions } from "./display/progress-bar";
export {
  type RatioHeatMapOptions,
  ratioHeatMap,
} from "./display/ratio-heat-map";
export { type RenderedPlot, renderPlot } from "./display/render-plot";
export { showHtml } from "./display/show-html";
export { showMarkedSpans } from "./display/show-marked-spans";
export { showPlot } from "./display/show-plot";
export { type ShowTableOptions, showTable } from "./display/show-table";
export {
  type ShowTokenAttributionsOptions,
  showTokenAttributions,
  type TokenAttributions,
} from "./display/show-token-attributions";
export type { FrameLike, TableSource } from "./display/table-cells";
export { CourseError, type ErrorFacts } from "./errors/course-error";
export { DataError } from "./errors/data-error";
export { MemoryError } from "./errors/memory-error";
export { OperationError } from "./errors/operation-error";
export { requirePositiveInteger } from "./errors/require-positive-integer";
export { requireRate } from "./errors/require-rate";
export {
  type Axes,
  formatShape,
  requireShape,
  type ShapeRequirement,
} from "./errors/require-shape";
export { ShapeError } from "./errors/shape-error";
export { TrainingError } from "./errors/training-error";
export { VocabularyError } from "./errors/vocabulary-error";
export { bindingAccuracy } from "./evaluation/binding-accuracy";
export {
  type BootstrapInterval,
  type BootstrapOptions,
  bootstrapInterval,
  type Resample,
} from "./evaluation/bootstrap-interval";
export {
  type BrierDecomposition,
  type BrierScore,
  brierDecomposition,
  brierScore,
  multiclassBrierScore,
} from "./evaluation/calibration/brier-score";
export {
  averageCalibrationError,
  type BinConvention,
  type CalibrationErrorOptions,
  expectedCalibrationError,
  maximumCalibrationError,
} from "./evaluation/calibration/expected-calibration-error";
export {
  type FittedTemperature,
  fitTemperature,
  type TemperatureOptions,
} from "./evaluation/calibration/fit-temperature";
export {
  type ReliabilityBin,
  type ReliabilityDiagram,
  reliabilityDiagram,
} from "./evaluation/calibration/reliability-diagram";
export { requireConfidences } from "./evaluation/calibration/require-confidences";
export { softmax } from "./evaluation/calibration/softmax";
export {
  countDecisions,
  type DecisionCounts,
} from "./evaluation/count-decisions";
export {
  type EntityF1Interval,
  type EntityF1IntervalOptions,
  entityF1Interval,
} from "./evaluation/entities/entity-f1-interval";
export {
  type EntityReport,
  entityReport,
  type TypeScores,
} from "./evaluation/entities/entity-report";
export {
  type ErrorSeverities,
  errorSeverities,
  type SeverityOptions,
} from "./evaluation/entities/error-severities";
export {
  type EntityReportRow,
  entityReportRows,
  formatEntityReport,
} from "./evaluation/entities/format-entity-report";
export {
  haveSameBounds,
  haveSameType,
  overlappingPairs,
  type PairedSpans,
  pairSpans,
  type SpanPair,
} from "./evaluation/entities/paired-spans";
export {
  type PartialMatchReport,
  type PartialMatchScores,
  partialMatchReport,
} from "./evaluation/entities/partial-match-report";
export { requireTagTables } from "./evaluation/entities/require-tag-tables";
export {
  type EntityMode,
  type EntitySpan,
  modeName,
  spansOfTags,
} from "./evaluation/entities/spans-of-tags";
export type { TagScheme, TagTable } from "./evaluation/entities/tag-scheme";
export { tagsOfSpans } from "./evaluation/entities/tags-of-spans";
export {
  type TokenConfusion,
  tokenAccuracy,
  tokenConfusion,
} from "./evaluation/entities/token-confusion";
export { type Evaluation, evaluateModel } from "./evaluation/evaluate-model";
export {
  evaluateNegationHandling,
  type NegationHandling,
} from "./evaluation/evaluate-negation-handling";
export {
  type F1Scores,
  f1Scores,
  type PrecisionRecallF1,
} from "./evaluation/f1-scores";
export { type MeanInterval, meanInterval } from "./evaluation/mean-interval";
export {
  exactMatchRatio,
  topOneAccuracyOfLabelledNotes,
} from "./evaluation/note-accuracy";
export { percentile } from "./evaluation/percentile";
export {
  type CurvePoint,
  type PrecisionRecallCurve,
  precisionRecallCurve,
} from "./evaluation/precision-recall-curve";
export {
  type NoteClassifier,
  type PredictionOptions,
  predictProbabilities,
} from "./evaluation/predict-probabilities";
export {
  type LatencyOptions,
  type LatencyProfile,
  profileInferenceLatency,
} from "./evaluation/profile-inference-latency";
export { rankCorrelation } from "./evaluation/rank-correlation";
export type { NoteTable } from "./evaluation/require-tables";
export {
  sigmoid,
  thresholdProbabilities,
} from "./evaluation/threshold-probabilities";
export {
  type ShareInterval,
  wilsonInterval,
} from "./evaluation/wilson-interval";
export {
  countLabels,
  ignoredLabel,
  tokenClassificationLoss,
} from "./functional/token-classification-loss";
export {
  analyzeHeadSpecialization,
  type HeadSpecialization,
} from "./interpretation/analyze-head-specialization";
export type { AttentionClassifier } from "./interpretation/attention-classifier";
export {
  type CueAttention,
  cueAttention,
} from "./interpretation/cue-attention";
export {
  type AttentionMap,
  type AttentionPicture,
  type AttentionPictureOptions,
  visualizeAttention,
} from "./interpretation/visualize-attention";
export {
  type AttentionInputs,
  headSize,
  requireAttentionShapes,
  requireFeatures,
} from "./layers/attention-shapes";
export {
  type CodeEmbeddings,
  requireCodeEmbeddings,
} from "./layers/code-embeddings";
export { Dropout, type DropoutOptions } from "./layers/dropout";
export { Embedding, type EmbeddingOptions } from "./layers/embedding";
export { LayerNorm, type LayerNormOptions } from "./layers/layer-norm";
export { Linear, type LinearOptions } from "./layers/linear";
export {
  LSTM,
  type LSTMForwardOptions,
  type LSTMOptions,
  type LSTMResult,
} from "./layers/lstm";
export { lstmStateFromPyTorch } from "./layers/lstm-from-pytorch";
export { Module, modulesOf } from "./layers/module";
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
export type { SequenceLengths } from "./layers/sequence-lengths";
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
  requireAggregation,
  type VisitAggregation,
  visitAggregations,
} from "./layers/visit-aggregation";
export {
  VisitEncoder,
  type VisitEncoderOptions,
  type VisitEncoderResult,
} from "./layers/visit-encoder";
export { type VisitPresence, visitLengths } from "./layers/visit-lengths";
export { makeAblation } from "./models/ablations";
export {
  BagOfWordsClassifier,
  type BagOfWordsOptions,
} from "./models/bag-of-words-classifier";
export {
  AssertionClassifier,
  type AssertionClassifierOptions,
  type AssertionInput,
} from "./models/bert/assertion-classifier";
export type { BertConfig } from "./models/bert/bert-config";
export {
  BertForClinicalNER,
  type ClinicalNERInput,
  type ClinicalNEROptions,
  type ClinicalNEROutput,
} from "./models/bert/bert-for-clinical-ner";
export {
  BertForMaskedLM,
  type MaskedLMInput,
  type MaskedLMOptions,
} from "./models/bert/bert-for-masked-lm";
export {
  BertModel,
  type BertModelInput,
  type BertModelOptions,
  type BertModelOutput,
} from "./models/bert/bert-model";
export { type LoadBertOptions, loadBert } from "./models/bert/load-bert";
export {
  loadPretrained,
  type PretrainedBert,
} from "./models/bert/load-pretrained";
export {
  type SavePretrainedOptions,
  savePretrained,
} from "./models/bert/save-pretrained";
export {
  type ClassifierOptions,
  type ClassifierResult,
  ClinicalNoteClassifier,
} from "./models/clinical-note-classifier";
export {
  LSTMBaseline,
  type LSTMBaselineOptions,
  type LSTMBaselineResult,
} from "./models/lstm-baseline";
export { lstmBaselineStateFromPyTorch } from "./models/lstm-baseline-from-pytorch";
export {
  type LSTMClassifierOptions,
  LSTMNoteClassifier,
} from "./models/lstm-note-classifier";
export { loadModule, saveModule } from "./models/module-file";
export { requireVisitCodes, type VisitMasks } from "./models/patient-visits";
export {
  activateLogits,
  type PredictionTask,
  predictionTasks,
  requireTask,
} from "./models/prediction-task";
export { decodeSafetensors, encodeSafetensors } from "./models/safetensors";
export { type AblationName, ablationNames } from "./models/take-apart";
export { callsNegated } from "./negex/calls-negated";
export {
  type ConceptMentions,
  conceptMentions,
} from "./negex/concept-mentions";
export {
  type CoveredConcept,
  coveredConcepts,
  type NegexCoverage,
  negexCoverage,
} from "./negex/covered-concepts";
export { distinctConcepts } from "./negex/distinct-concepts";
export { type MarkNegatedOptions, markNegated } from "./negex/mark-negated";
export { type CueKind, negexCues } from "./negex/negex-cues";
export {
  type FoundCue,
  type NegexOptions,
  NegexRules,
} from "./negex/negex-rules";
export {
  type NegexSentence,
  readNegexSentences,
} from "./negex/read-negex-sentences";
export { type NegationScores, scoreNegation } from "./negex/score-negation";
export {
  type SentenceAsNoteOptions,
  sentenceAsNote,
} from "./negex/sentence-as-note";
export { placesOf, wordsIn } from "./negex/words-in";
export { alignedTensors, type NerBatch } from "./ner/aligned-tensors";
export { buildEntityDictionary } from "./ner/build-entity-dictionary";
export {
  type ComprehensiveEvaluation,
  type ComprehensiveEvaluationOptions,
  comprehensiveEvaluation,
  type TagConfusion,
} from "./ner/comprehensive-evaluation";
export { dictionaryNer } from "./ner/dictionary-ner";
export {
  type EntityError,
  type ErrorAnalysis,
  type ErrorAnalysisOptions,
  type ErrorKindCount,
  errorAnalysis,
} from "./ner/error-analysis";
export { type ErrorKind, errorKinds } from "./ner/error-kinds";
export {
  type DemographicPair,
  type DemographicPairsOptions,
  demographicTerms,
  makeDemographicPairs,
} from "./ner/ethics/demographic-pairs";
export {
  type BiasResult,
  type Calibration,
  type EthicsAssessment,
  type EthicsInput,
  ethicsAssessment,
} from "./ner/ethics/ethics-assessment";
export {
  type DeploymentCheck,
  type DeploymentMeasures,
  type DeploymentRecommendation,
  deploymentThresholds,
  recommendDeployment,
} from "./ner/ethics/recommend-deployment";
export {
  type EvaluateNerOptions,
  evaluateNer,
  type NerEvaluation,
} from "./ner/evaluate-ner";
export {
  type ConfusionFigureOptions,
  confusionHeatMap,
  type EpochScores,
  type F1BarsOptions,
  f1Bars,
  trainingCurves,
} from "./ner/evaluation-figures";
export { type DatasetExploration, exploreDataset } from "./ner/explore-dataset";
export {
  type FineTunedNer,
  type FineTuneEpoch,
  type FineTuneOptions,
  fineTuneClinicalNer,
} from "./ner/fine-tune-clinical-ner";
export {
  type FoundMention,
  type FoundMentionsOptions,
  foundMentions,
} from "./ner/found-mentions";
export {
  type CorpusInspection,
  inspectNerCorpus,
  type Leakage,
  type SplitInspection,
} from "./ner/inspect-ner-corpus";
export { labelIds } from "./ner/label-ids";
export { type Mention, mentionsOf, surfaceForm } from "./ner/mentions";
export { holdsPhrase, negationTriggers } from "./ner/negation-triggers";
export {
  type NerCorpus,
  type NerSentence,
  type NerSplit,
  nerSplits,
} from "./ner/ner-corpus";
export { NerLoader, type NerLoaderOptions } from "./ner/ner-loader";
export { type ConllOptions, parseConll } from "./ner/parse-conll";
export { type NerJsonlOptions, parseNerJsonl } from "./ner/parse-ner-jsonl";
export { plotEntityAnalysis } from "./ner/plot-entity-analysis";
export {
  likeliestTag,
  type PredictionSource,
  predictTags,
  predictWordLogits,
} from "./ner/predict-tags";
export {
  type InferenceOptions,
  type InferenceProfile,
  profileInference,
  type TokenClassifier,
} from "./ner/profile-inference";
export { readNerCorpus } from "./ner/read-ner-corpus";
export {
  type ScoredWord,
  scoredWords,
  type WordLogits,
} from "./ner/scored-words";
export { showEntityErrors } from "./ner/show-entity-errors";
export {
  clinicalNerLabels,
  type GeneratedCorpus,
  type GeneratedCorpusOptions,
  generateNerCorpus,
} from "./ner/synthetic/generate-ner-corpus";
export {
  generatePretrainingSentence,
  type PretrainingSentenceOptions,
} from "./ner/synthetic/generate-pretraining-sentence";
export {
  type ClinicalEntityType,
  clinicalEntityTypes,
} from "./ner/synthetic/mention-forms";
export type {
  Assertion,
  ClinicalMention,
  ClinicalSentence,
} from "./ner/synthetic/write-sentence";
export {
  type AlignedBatch,
  type AlignOptions,
  tokenizeAndAlignLabels,
} from "./ner/tokenize-and-align-labels";
export {
  type NerEpoch,
  type NerEpochOptions,
  trainEpoch,
} from "./ner/train-epoch";
export { once } from "./notebook/once";
export {
  type MaskedTokens,
  type MaskTokensOptions,
  maskTokens,
} from "./pretraining/mask-tokens";
export {
  MaskedBatches,
  type MaskedBatchesOptions,
} from "./pretraining/masked-batches";
export {
  maskedBatches,
  type PretrainBertOptions,
  type PretrainedMaskedLM,
  pretrainBert,
  pretrainingTokenizer,
} from "./pretraining/pretrain-bert";
export {
  clinicalBertMiniRecipe,
  countSteps,
  type PretrainingPhase,
  type PretrainingRecipe,
} from "./pretraining/pretraining-recipe";
export { pickOne, randomInteger, shuffled } from "./random/draws";
export { type Random, seededRandom } from "./random/seeded-random";
export type {
  AblationsConfig,
  AblationsRow,
  AblationsRun,
  AblationsTable,
} from "./studies/ablations-run";
export {
  type AssertionConfig,
  type AssertionFloors,
  type AssertionOnReal,
  type AssertionRow,
  type AssertionRun,
  type AssertionScores,
  type AssertionStart,
  type AssertionTable,
  assertionStarts,
} from "./studies/assertion-run";
export {
  type DictionaryCorpus,
  type DictionaryRow,
  type DictionaryRun,
  readDictionaryRun,
} from "./studies/dictionary-run";
export {
  type DistanceConfig,
  type DistanceCue,
  type DistanceReader,
  type DistanceRow,
  type DistanceRun,
  type DistanceStep,
  type DistanceTable,
  distanceReaders,
} from "./studies/distance-run";
export {
  type DistantLoadersOptions,
  type DistantTestOptions,
  distantLoaders,
  distantTestNotes,
  loaderOfNotes,
} from "./studies/distant-notes";
export {
  type GeneralizationReader,
  type GeneralizationRow,
  type GeneralizationRun,
  generalizationReaders,
  type MentionCounts,
  readGeneralizationRun,
} from "./studies/generalization-run";
export {
  bestRate,
  type LongerNotesBudget,
  type LongerNotesConfig,
  type LongerNotesReader,
  type LongerNotesRow,
  type LongerNotesRun,
  type LongerNotesTable,
  longerNotesReaders,
} from "./studies/longer-notes-run";
export {
  type NegexConfig,
  type NegexLearner,
  type NegexRow,
  type NegexRuleName,
  type NegexRuleRow,
  type NegexRun,
  negexLearners,
  negexRuleNames,
} from "./studies/negex-run";
export {
  type NerTrainingConfig,
  type NerTrainingData,
  type NerTrainingEpoch,
  type NerTrainingModel,
  type NerTrainingRow,
  type NerTrainingRun,
  type NerTrainingScores,
  readNerTrainingRun,
} from "./studies/ner-training-run";
export {
  type LabelledNotes,
  type PretrainingConfig,
  type PretrainingRow,
  type PretrainingRun,
  type PretrainingStart,
  type PretrainingTable,
  pretrainingStarts,
} from "./studies/pretraining-run";
export { readRun, type StudyRuns } from "./studies/read-run";
export {
  type AblationResult,
  type AblationStudyOptions,
  type MakeModel,
  runAblationStudy,
} from "./studies/run-ablation-study";
export {
  type StudyNotesOptions,
  studyLoaders,
  studyTestNotes,
} from "./studies/study-notes";
export { runSchema, type StudyRun } from "./studies/study-run";
export {
  type TrainingStepOptions,
  timeTrainingStep,
} from "./studies/time-training-step";
export type { NormalizerOptions } from "./text/basic-words";
export {
  type BatchOptions,
  BertTokenizer,
  type BertTokenizerOptions,
  type EncodeOptions,
  type TokenizerInput,
  type TruncationOptions,
  type WindowOptions,
} from "./text/bert-tokenizer";
export type { Encoding } from "./text/encoding";
export {
  type LoadTokenizerOptions,
  loadTokenizer,
} from "./text/load-tokenizer";
export type { BatchEncoding, PaddingOptions } from "./text/pad-encodings";
export {
  trainWordPieceVocabulary,
  type WordPieceTrainerOptions,
} from "./text/train-word-piece-vocabulary";
export {
  type JoinedWindows,
  joinWindows,
  type WindowEncoding,
} from "./text/window-encodings";
export {
  type BertSpecialTokens,
  bertSpecialTokens,
  WordPieceVocabulary,
} from "./text/word-piece-vocabulary";
export {
  Adam,
  type AdamOptions,
  AdamW,
  type AdamWOptions,
  type Trained,
} from "./training/adam";
export { balancedClassWeights } from "./training/balanced-class-weights";
export { binaryCrossEntropyWithLogits } from "./training/binary-cross-entropy";
export { clipGradientNorm, gradientNorm } from "./training/clip-gradient-norm";
export { fit } from "./training/fit";
export type {
  BestEpoch,
  CheckpointOptions,
  EpochRecord,
  FitOptions,
  FitResult,
  Optimizer,
  ProgressReporter,
} from "./training/fit-options";
export {
  type FrozenParameters,
  freezeParameters,
} from "./training/freeze-parameters";
export { type LossAndGradients, lossAndGradients } from "./training/gradients";
export { decayGroups, type ParameterGroup } from "./training/parameter-groups";
export {
  constantSchedule,
  cosineSchedule,
  linearSchedule,
  type Schedule,
  type ScheduleOptions,
} from "./training/schedules";
export {
  type TrainingEpoch,
  type TrainingOptions,
  type TrainingResult,
  trainModel,
} from "./training/train-model";
export { cohortVocabulary, nameOfCode } from "./visits/cohort-vocabulary";
export {
  type Cohort,
  type CohortOptions,
  createCohort,
  loaderOfPatients,
} from "./visits/create-cohort";
export {
  followsRule,
  generatePatient,
  type Patient,
  ruleCodes,
} from "./visits/generate-patient";
export {
  type Admission,
  type MimicPatient,
  readMimicAdmissions,
} from "./visits/read-mimic-admissions";
export {
  type VisitCode,
  visitDiagnoses,
  visitDrugs,
  visitLabs,
} from "./visits/visit-codes";
export {
  padVisits,
  type VisitBatch,
  VisitLoader,
  type VisitLoaderOptions,
} from "./visits/visit-loader";
export { specialTokens, Vocabulary } from "./vocab/vocabulary";
