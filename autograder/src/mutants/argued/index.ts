import { createDatasets, generateClinicalNote } from "./01-note-generator";
import { multiHeadSelfAttention, scaledDotProductAttention } from "./02-self-attention";
import { clinicalNoteClassifier, transformerBlock } from "./03-transformer-block";
import { evaluateModel, trainModel } from "./04-training-and-evaluation";
import {
  analyzeHeadSpecialization,
  runAblationStudy,
  visualizeAttention,
} from "./05-attention-and-ablations";
import { evaluateNegationHandling, profileInferenceLatency } from "./06-negation-and-latency";
import { lstmBaseline, visitEncoder } from "./07-lstm-baseline";
import {
  deletionCurve,
  featureAblation,
  integratedGradients,
  layerIntegratedGradients,
} from "./08-integrated-gradients";
import {
  buildEntityDictionary,
  dictionaryNer,
  exploreDataset,
  plotEntityAnalysis,
  tokenizeAndAlignLabels,
} from "./09-ner-data";
import { bertForClinicalNER, decayGroups, evaluateNer, trainEpoch } from "./10-bert-ner";
import { comprehensiveEvaluation, errorAnalysis } from "./11-ner-errors";
import {
  errorSeverities,
  ethicsAssessment,
  profileInference,
  reliabilityDiagram,
} from "./12-ner-latency-and-ethics";
import type { Argued } from "./argued";

export { type Argued, arguesFor } from "./argued";

/** By the exercise's id. */
export const arguedSurvivors: Readonly<Record<string, readonly Argued[]>> = {
  "01.1": generateClinicalNote,
  "01.2": createDatasets,
  "02.1": scaledDotProductAttention,
  "02.2": multiHeadSelfAttention,
  "03.1": transformerBlock,
  "03.2": clinicalNoteClassifier,
  "04.1": trainModel,
  "04.2": evaluateModel,
  "05.1": visualizeAttention,
  "05.2": analyzeHeadSpecialization,
  "05.3": runAblationStudy,
  "06.1": evaluateNegationHandling,
  "06.2": profileInferenceLatency,
  "07.1": visitEncoder,
  "07.2": lstmBaseline,
  "08.1": integratedGradients,
  "08.2": layerIntegratedGradients,
  "08.3": featureAblation,
  "08.4": deletionCurve,
  "09.1": exploreDataset,
  "09.2": tokenizeAndAlignLabels,
  "09.3": plotEntityAnalysis,
  "09.4": buildEntityDictionary,
  "09.5": dictionaryNer,
  "10.1": bertForClinicalNER,
  "10.2": trainEpoch,
  "10.3": evaluateNer,
  "10.4": decayGroups,
  "11.1": comprehensiveEvaluation,
  "11.2": errorAnalysis,
  "12.1": profileInference,
  "12.2": reliabilityDiagram,
  "12.3": errorSeverities,
  "12.4": ethicsAssessment,
};
