import type { Exercise, KnownMistake, Observation, Verdicts } from "../exercises/exercise";
import { type Evidence, verdictsOf } from "./grade-observation";
import { sameObservation } from "./same-observation";

/** What each known mistake's variant showed on the same inputs, by the mistake's id. */
export type MistakeObservations = ReadonlyMap<string, Observation>;

/**
 * The first known mistake that behaves like the observed answer, or null. Mistakes are listed from
 * simple to involved, so the simplest explanation wins. A right answer makes no mistake.
 */
export function recogniseMistake(
  exercise: Exercise,
  evidence: Evidence,
  mistakes: MistakeObservations,
): KnownMistake | null {
  const verdicts = verdictsOf(exercise, evidence);
  if (exercise.card.assertions.every(({ id, points }) => points === 0 || verdicts[id]?.passed)) {
    return null;
  }
  const alike = (variant: Observation) =>
    exercise.recognisedBy === "outputs"
      ? sameObservation(evidence.observed, variant)
      : sameVerdicts(exercise, verdicts, verdictsOf(exercise, { ...evidence, observed: variant }));
  for (const mistake of exercise.mistakes) {
    const variant = mistakes.get(mistake.id);
    if (variant !== undefined && alike(variant)) return mistake;
  }
  return null;
}

/**
 * For random functions: the same claims fail for the same stated reason. The messages carry no
 * sampled number (those stand in `observed`), so they are equal for equal mistakes.
 */
function sameVerdicts({ card }: Exercise, one: Verdicts, other: Verdicts): boolean {
  return card.assertions
    .filter(({ points }) => points > 0)
    .every(({ id }) => {
      const a = one[id];
      const b = other[id];
      if (a === undefined || b === undefined) return false;
      return a.passed || b.passed ? a.passed === b.passed : a.message === b.message;
    });
}
