import { clinicalVocabulary } from "./clinical-vocabulary";
import {
  diagnosisNames,
  diagnosisTerms,
  generalTerms,
  negationTerms,
} from "./terms";

/** Words of one kind. */
export interface TermCategory {
  readonly name: string;
  /** Their ids; no id is in two categories. */
  readonly tokenIds: readonly number[];
}

const categoryOf = (name: string, terms: readonly string[]): TermCategory => ({
  name,
  tokenIds: clinicalVocabulary.encode(terms),
});

/**
 * The kinds of word that a generated note is made of: the terms of each
 * diagnosis, in the order of the labels, negations, general words, and the
 * `<CLS>` that opens it. Every token of a generated note is in one of them.
 */
export const termCategories: readonly TermCategory[] = [
  ...diagnosisNames.map((name, diagnosis) =>
    categoryOf(name, diagnosisTerms[diagnosis] ?? []),
  ),
  categoryOf("Negation", negationTerms),
  categoryOf("General", generalTerms),
  categoryOf("<CLS>", ["<CLS>"]),
];
