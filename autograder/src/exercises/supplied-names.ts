/** Errors of the library, and the checks that throw them. */
export const checkNames: readonly string[] = [
  "CourseError",
  "DataError",
  "OperationError",
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

/** What methods of attribution are written with. None of them explains anything. */
export const explanationNames: readonly string[] = [
  "approximationMethods",
  "approximationParameters",
  "baselinesFor",
  "continuousInputs",
  "convergenceDelta",
  "gradientsOfEach",
  "inFormOf",
  "inputList",
  "repeatRows",
  "repeatTarget",
  "selectTarget",
  "sumOverParts",
  "targetGradients",
];

/** Tags, spans and corpora of entities. None of them answers an exercise. */
export const entityNames: readonly string[] = [
  "labelIds",
  "mentionsOf",
  "nerSplits",
  "spansOfTags",
  "surfaceForm",
  "tagsOfSpans",
];
