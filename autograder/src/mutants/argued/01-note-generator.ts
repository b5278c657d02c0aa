import { type Argued, checksArguments } from "./argued";

const startsAtZero = "slice starts at 0 where nothing is given.";

export const generateClinicalNote: readonly Argued[] = [
  {
    edit: 'requirePositiveInteger("generateClinicalNote", "maxLen", maxLen); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: "for (const [diagnosis, terms] of order.slice(0, numDiagnoses)) { → for (const [diagnosis, terms] of order.slice(undefined, numDiagnoses)) {",
    reason: startsAtZero,
  },
  {
    edit: "const isNegated = random() < 0.2; → const isNegated = random() <= 0.2;",
    reason: "A draw that is exactly 0.2 comes once in billions.",
  },
  {
    edit: "const tokenIds = clinicalVocabulary.encode(words).slice(0, maxLen); → const tokenIds = clinicalVocabulary.encode(words).slice(undefined, maxLen);",
    reason: startsAtZero,
  },
];

export const createDatasets: readonly Argued[] = [
  {
    edit: "maxLen = 64, → maxLen,",
    reason: "What is passed on undefined is 64 by the default of generateClinicalNote.",
  },
  {
    edit: 'requirePositiveInteger("createDatasets", "the number of notes", numNotes); → (nothing)',
    reason: checksArguments,
  },
];
