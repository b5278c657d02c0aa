import type { Data } from "../data/data";
import type { Exercise, KnownMistake, Observation, Verdicts } from "../exercises/exercise";
import { type Evidence, verdictsOf } from "./grade-observation";
import type { Variants } from "./mistake-variants";
import { sameObservation } from "./same-observation";

/** A known mistake, and how an answer behaves that makes it. */
export interface ShownMistake {
  readonly mistake: KnownMistake;
  readonly observed: Observation;
  readonly verdicts: Verdicts;
}

/** Runs every known mistake's variant on the inputs. Needed once for each exercise and seed. */
export async function showMistakes(
  exercise: Exercise,
  variants: Variants,
  given: { readonly inputs: Data; readonly reference: Observation },
): Promise<readonly ShownMistake[]> {
  const shown: ShownMistake[] = [];
  for (const mistake of exercise.mistakes) {
    const variant = variants.get(mistake.id);
    if (variant === undefined) continue;
    const observed = await exercise.probe(variant, given.inputs);
    shown.push({ mistake, observed, verdicts: verdictsOf(exercise, { ...given, observed }) });
  }
  return shown;
}

/**
 * The first known mistake that behaves like the observed answer, or null. Mistakes are listed from
 * simple to involved, so the simplest explanation wins. A right answer makes no mistake.
 */
export function recogniseMistake(
  exercise: Exercise,
  evidence: Evidence,
  shown: readonly ShownMistake[],
): KnownMistake | null {
  const verdicts = verdictsOf(exercise, evidence);
  if (graded(exercise).every((id) => verdicts[id]?.passed)) return null;
  const found = shown.find((candidate) =>
    exercise.recognisedBy === "outputs"
      ? sameObservation(evidence.observed, candidate.observed)
      : sameVerdicts(exercise, verdicts, candidate.verdicts),
  );
  return found?.mistake ?? null;
}

/**
 * For random functions: the same claims fail for the same stated reason. The messages carry no
 * sampled number (those stand in `observed`), so they are equal for equal mistakes.
 */
function sameVerdicts(exercise: Exercise, one: Verdicts, other: Verdicts): boolean {
  return graded(exercise).every((id) => {
    const a = one[id];
    const b = other[id];
    if (a === undefined || b === undefined) return false;
    return a.passed || b.passed ? a.passed === b.passed : a.message === b.message;
  });
}

function graded({ card }: Exercise): string[] {
  return card.assertions.filter(({ points }) => points > 0).map(({ id }) => id);
}
