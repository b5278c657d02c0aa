import { createDatasets } from "./01-note-generator/create-datasets";
import { generateClinicalNote } from "./01-note-generator/generate-clinical-note";
import { multiHeadSelfAttention } from "./02-self-attention/multi-head-self-attention";
import { scaledDotProductAttention } from "./02-self-attention/scaled-dot-product-attention";
import { clinicalNoteClassifier } from "./03-transformer-block/clinical-note-classifier";
import { transformerBlock } from "./03-transformer-block/transformer-block";
import { evaluateModel } from "./04-training-and-evaluation/evaluate-model";
import { trainModel } from "./04-training-and-evaluation/train-model";
import { analyzeHeadSpecialization } from "./05-attention-and-ablations/analyze-head-specialization";
import { runAblationStudy } from "./05-attention-and-ablations/run-ablation-study";
import { visualizeAttention } from "./05-attention-and-ablations/visualize-attention";
import { evaluateNegationHandling } from "./06-negation-and-latency/evaluate-negation-handling";
import { profileInferenceLatency } from "./06-negation-and-latency/profile-inference-latency";
import { lstmBaseline } from "./07-lstm-baseline/lstm-baseline";
import { visitEncoder } from "./07-lstm-baseline/visit-encoder";
import { deletionCurve } from "./08-integrated-gradients/deletion-curve";
import { featureAblation } from "./08-integrated-gradients/feature-ablation";
import { integratedGradients } from "./08-integrated-gradients/integrated-gradients";
import { layerIntegratedGradients } from "./08-integrated-gradients/layer-integrated-gradients";
import { buildEntityDictionary } from "./09-ner-data/build-entity-dictionary";
import { dictionaryNer } from "./09-ner-data/dictionary-ner";
import { exploreDataset } from "./09-ner-data/explore-dataset";
import { plotEntityAnalysis } from "./09-ner-data/plot-entity-analysis";
import { tokenizeAndAlignLabels } from "./09-ner-data/tokenize-and-align-labels";
import { bertForClinicalNER } from "./10-bert-ner/bert-for-clinical-ner";
import { decayGroups } from "./10-bert-ner/decay-groups";
import { evaluateNer } from "./10-bert-ner/evaluate-ner";
import { trainEpoch } from "./10-bert-ner/train-epoch";
import { comprehensiveEvaluation } from "./11-ner-errors/comprehensive-evaluation";
import { errorAnalysis } from "./11-ner-errors/error-analysis";
import { errorSeverities } from "./12-ner-latency-and-ethics/error-severities";
import { ethicsAssessment } from "./12-ner-latency-and-ethics/ethics-assessment";
import { profileInference } from "./12-ner-latency-and-ethics/profile-inference";
import { reliabilityDiagram } from "./12-ner-latency-and-ethics/reliability-diagram";
import type { Exercise } from "./exercise";

/** All exercises, in the order of the course. */
export const exercises: readonly Exercise[] = [
  generateClinicalNote,
  createDatasets,
  scaledDotProductAttention,
  multiHeadSelfAttention,
  transformerBlock,
  clinicalNoteClassifier,
  trainModel,
  evaluateModel,
  visualizeAttention,
  analyzeHeadSpecialization,
  runAblationStudy,
  evaluateNegationHandling,
  profileInferenceLatency,
  visitEncoder,
  lstmBaseline,
  integratedGradients,
  layerIntegratedGradients,
  featureAblation,
  deletionCurve,
  exploreDataset,
  tokenizeAndAlignLabels,
  plotEntityAnalysis,
  buildEntityDictionary,
  dictionaryNer,
  bertForClinicalNER,
  trainEpoch,
  evaluateNer,
  decayGroups,
  comprehensiveEvaluation,
  errorAnalysis,
  profileInference,
  reliabilityDiagram,
  errorSeverities,
  ethicsAssessment,
];

/** @throws Error that lists the ids there are */
export function findExercise(id: string): Exercise {
  const found = exercises.find(({ card }) => card.id === id);
  if (found !== undefined) return found;
  const known = exercises.map(({ card }) => card.id).join(", ");
  throw new Error(`exercise: expected one of ${known}, got "${id}". Check the number in the cell.`);
}

export type {
  Answer,
  AssertionCard,
  Attempt,
  Exercise,
  ExerciseCard,
  KnownMistake,
  Observation,
  Probe,
  Thrown,
  Verdict,
  Verdicts,
} from "./exercise";
