/** Errors of the library, and the checks that throw them. */
export const checkNames: readonly string[] = [
  "CourseError",
  "DataError",
  "ShapeError",
  "VocabularyError",
  "formatShape",
  "headSize",
  "requireAttentionShapes",
  "requireFeatures",
  "requirePositiveInteger",
  "requireRate",
  "requireShape",
];

export const randomNames: readonly string[] = [
  "pickOne",
  "randomInteger",
  "seededRandom",
  "shuffled",
];

export const vocabularyNames: readonly string[] = [
  "Vocabulary",
  "clinicalVocabulary",
  "diagnosisNames",
  "diagnosisTerms",
  "generalTerms",
  "negationTerms",
  "specialTokens",
];

/** Layers that attention is made of. None of them attends. */
export const layerNames: readonly string[] = ["Dropout", "LayerNorm", "Linear", "Module"];
