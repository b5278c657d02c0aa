import {
  type NoteClassifier,
  predictProbabilities,
} from "../evaluation/predict-probabilities";
import type { CoveredConcept } from "./covered-concepts";
import { type SentenceAsNoteOptions, sentenceAsNote } from "./sentence-as-note";

/**
 * Whether a model of the generated notes calls each concept negated: the
 * probability of its diagnosis, in its sentence, is below 0.5.
 *
 * @returns one for each concept, in their order
 * @throws DataError as `sentenceAsNote` does
 */
export function callsNegated(
  model: NoteClassifier,
  concepts: readonly CoveredConcept[],
  options: SentenceAsNoteOptions,
): boolean[] {
  const tokenIds = concepts.map((of) => sentenceAsNote(of, options));
  const probabilities = predictProbabilities(model, { tokenIds });
  return concepts.map(
    ({ diagnosis }, n) => (probabilities[n]?.[diagnosis] ?? Number.NaN) < 0.5,
  );
}
