/** The four diagnoses, in the order of the labels. */
export const diagnosisNames: readonly string[] = [
  "Cardiac",
  "Respiratory",
  "Renal",
  "Diabetes",
];

const cardiacTerms: readonly string[] = [
  "abnormal",
  "arrhythmia",
  "blood",
  "cardiac",
  "chest",
  "dyspnea",
  "ecg",
  "edema",
  "elevated",
  "failure",
  "heart",
  "hypertension",
  "murmur",
  "pain",
  "palpitations",
  "pressure",
];

const respiratoryTerms: readonly string[] = [
  "breath",
  "bronchitis",
  "consolidation",
  "cough",
  "crackles",
  "lung",
  "oxygen",
  "pleurisy",
  "pneumonia",
  "respiratory",
  "saturation",
  "shortness",
  "sputum",
  "wheezing",
];

const renalTerms: readonly string[] = [
  "bladder",
  "creatinine",
  "dialysis",
  "gfr",
  "kidney",
  "nephropathy",
  "proteinuria",
  "renal",
  "urinary",
  "urine",
];

const diabetesTerms: readonly string[] = [
  "diabetes",
  "diabetic",
  "glucose",
  "hba1c",
  "hyperglycemia",
  "insulin",
  "metformin",
  "neuropathy",
  "retinopathy",
  "sugar",
];

/** The terms of each diagnosis: four lists, in the order of the labels. */
export const diagnosisTerms: readonly (readonly string[])[] = [
  cardiacTerms,
  respiratoryTerms,
  renalTerms,
  diabetesTerms,
];

/** The words that, before a diagnosis, say that the patient has it not. */
export const negationTerms: readonly string[] = [
  "absent",
  "denies",
  "excluded",
  "negative",
  "no",
  "not",
  "out",
  "ruled",
  "unlikely",
  "without",
];

/** The words that say nothing about any diagnosis. */
export const generalTerms: readonly string[] = [
  "acute",
  "admitted",
  "and",
  "assessment",
  "bilateral",
  "chronic",
  "condition",
  "diagnosis",
  "discharged",
  "examination",
  "follow",
  "has",
  "history",
  "is",
  "left",
  "mild",
  "moderate",
  "of",
  "patient",
  "plan",
  "prescribed",
  "presents",
  "reports",
  "right",
  "severe",
  "shows",
  "stable",
  "the",
  "treatment",
  "up",
  "was",
  "with",
];
