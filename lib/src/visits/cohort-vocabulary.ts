import { VocabularyError } from "../errors/vocabulary-error";
import { Vocabulary } from "../vocab/vocabulary";
import { visitDiagnoses, visitDrugs, visitLabs } from "./visit-codes";

const codes = [...visitDiagnoses, ...visitLabs, ...visitDrugs];
const names = new Map(codes.map(({ code, name }) => [code, name]));

/**
 * The 41 tokens of the generated patients: the special ones, then diagnoses
 * (ICD-10), laboratory tests (LOINC) and drugs (RxNorm).
 */
export const cohortVocabulary: Vocabulary = new Vocabulary([...names.keys()]);

/**
 * What a code of {@link cohortVocabulary} stands for, in words.
 *
 * @throws VocabularyError when the code is none of them
 * @example
 * nameOfCode("ICD10:E11.9"); // "type 2 diabetes"
 */
export function nameOfCode(code: string): string {
  const name = names.get(code);
  if (name !== undefined) return name;
  throw new VocabularyError({
    where: "nameOfCode",
    expected: "a code of cohortVocabulary, like ICD10:E11.9",
    got: "another",
    fix: "Codes are written with their system: ICD10:, LOINC: or RxNorm:.",
  });
}
