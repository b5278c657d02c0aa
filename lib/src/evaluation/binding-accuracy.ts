import type { BindingPair } from "../clinical/binding-pairs";
import {
  type NoteClassifier,
  predictProbabilities,
} from "./predict-probabilities";

/**
 * Of the notes in some pairs, the share in which **both** named diagnoses are
 * decided rightly: the denied one is below 0.5, the other one is above it. NaN
 * when there are no pairs.
 *
 * What is said of the two diagnoses that a note does not name has no part in
 * it. A model to which the order of the words is nothing says the same of both
 * notes of a pair: it gets half of the notes right at most, when it always
 * decides for one of the two, and none when it affirms or denies both.
 *
 * @returns a share of notes, two for each pair, from 0 to 1
 * @example
 * bindingAccuracy(model, makeBindingPairs({ random, numPairs: 200 }));
 */
export function bindingAccuracy(
  model: NoteClassifier,
  pairs: readonly BindingPair[],
): number {
  const notes = pairs.flatMap(({ diagnoses, firstDenied, secondDenied }) => [
    { diagnoses, ...firstDenied },
    { diagnoses, ...secondDenied },
  ]);
  const probabilities = predictProbabilities(model, {
    tokenIds: notes.map(({ tokenIds }) => tokenIds),
  });
  const right = notes.filter(({ diagnoses, labels }, n) =>
    diagnoses.every((d) => isRight(probabilities[n]?.[d], labels[d])),
  );
  return right.length / notes.length;
}

/** Neither a probability of 0.5 nor NaN decides anything. */
function isRight(probability = Number.NaN, label: number | undefined): boolean {
  return label === 1 ? probability > 0.5 : probability < 0.5;
}
