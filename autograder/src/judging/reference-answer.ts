import {
  analyzeHeadSpecialization,
  ClinicalNoteClassifier,
  createDatasets,
  deletionCurve,
  errorSeverities,
  ethicsAssessment,
  evaluateModel,
  evaluateNegationHandling,
  featureAblation,
  generateClinicalNote,
  integratedGradients,
  LSTMBaseline,
  layerIntegratedGradients,
  MultiHeadSelfAttention,
  profileInference,
  profileInferenceLatency,
  reliabilityDiagram,
  runAblationStudy,
  scaledDotProductAttention,
  TransformerBlock,
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
  profileInference,
  reliabilityDiagram,
  errorSeverities,
  ethicsAssessment,
};

/** The library's own answer to an exercise. Never bundled for the sandbox. */
export function referenceAnswer({ card }: Exercise): Answer {
  const reference = references[card.symbol];
  if (reference === undefined) throw new GraderFault(`no reference for ${card.symbol}`);
  return { [card.symbol]: reference };
}
