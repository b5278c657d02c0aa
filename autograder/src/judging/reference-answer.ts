import {
  analyzeHeadSpecialization,
  BertForClinicalNER,
  buildEntityDictionary,
  ClinicalNoteClassifier,
  comprehensiveEvaluation,
  createDatasets,
  deletionCurve,
  dictionaryNer,
  errorAnalysis,
  evaluateModel,
  evaluateNegationHandling,
  evaluateNer,
  exploreDataset,
  featureAblation,
  generateClinicalNote,
  integratedGradients,
  LSTMBaseline,
  layerIntegratedGradients,
  MultiHeadSelfAttention,
  plotEntityAnalysis,
  profileInferenceLatency,
  runAblationStudy,
  scaledDotProductAttention,
  TransformerBlock,
  tokenizeAndAlignLabels,
  trainEpoch,
  trainModel,
  VisitEncoder,
  visualizeAttention,
} from "@attending/lib";
import type { Answer, Exercise } from "../exercises/exercise";
import { GraderFault } from "./grader-fault";

const references: Answer = {
  generateClinicalNote,
  createDatasets,
  scaledDotProductAttention,
  MultiHeadSelfAttention,
  TransformerBlock,
  ClinicalNoteClassifier,
  trainModel,
  evaluateModel,
  visualizeAttention,
  analyzeHeadSpecialization,
  runAblationStudy,
  evaluateNegationHandling,
  profileInferenceLatency,
  VisitEncoder,
  LSTMBaseline,
  integratedGradients,
  layerIntegratedGradients,
  featureAblation,
  deletionCurve,
  BertForClinicalNER,
  trainEpoch,
  evaluateNer,
  exploreDataset,
  tokenizeAndAlignLabels,
  plotEntityAnalysis,
  buildEntityDictionary,
  dictionaryNer,
  comprehensiveEvaluation,
  errorAnalysis,
};

/** The library's own answer to an exercise. Never bundled for the sandbox. */
export function referenceAnswer({ card }: Exercise): Answer {
  const reference = references[card.symbol];
  if (reference === undefined) throw new GraderFault(`no reference for ${card.symbol}`);
  return { [card.symbol]: reference };
}
