import { Vocabulary } from "../vocab/vocabulary";
import { diagnosisTerms, generalTerms, negationTerms } from "./terms";

/**
 * The 95 tokens of the generated notes: the special ones, then the terms of
 * each diagnosis, the negations and the general words.
 */
export const clinicalVocabulary: Vocabulary = new Vocabulary([
  ...diagnosisTerms.flat(),
  ...negationTerms,
  ...generalTerms,
]);
