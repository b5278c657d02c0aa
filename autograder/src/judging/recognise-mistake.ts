import type { Data } from "../data/data";
import type { Exercise, KnownMistake, Observation } from "../exercises/exercise";
import { type GradedExercise, gradeObservation } from "./grade-observation";
import type { Variants } from "./mistake-variants";
import { sameObservation } from "./same-observation";

/** An answer's behaviour on some inputs, and the mark for it. */
export interface Behaviour {
  readonly observed: Observation;
  readonly graded: GradedExercise;
}

/** What is needed of a known mistake once it was run. */
export type NamedMistake = Pick<KnownMistake, "id" | "says">;

/** How an answer behaves that makes a known mistake; undefined where no variant was built. */
export type ShowMistake = (mistake: NamedMistake) => Promise<Behaviour | undefined>;

/** Runs the variants of known mistakes on the inputs, each when it is first asked for. */
export function mistakeShow(
  exercise: Exercise,
  variantsOf: (exercise: Exercise) => Variants,
  given: { readonly inputs: Data; readonly reference: Observation },
): (mistake: { readonly id: string }) => Promise<Behaviour | undefined> {
  const shown = new Map<string, Promise<Behaviour | undefined>>();
  let variants: Variants | undefined;
  const show = async (id: string): Promise<Behaviour | undefined> => {
    variants ??= variantsOf(exercise);
    const variant = variants.get(id);
    if (variant === undefined) return undefined;
    const observed = await exercise.probe(variant, given.inputs);
    return { observed, graded: gradeObservation(exercise, { ...given, observed }) };
  };
  return ({ id }) => {
    const known = shown.get(id) ?? show(id);
    shown.set(id, known);
    return known;
  };
}

/**
 * The first known mistake that the answer behaves like, or null. Mistakes are listed from simple to
 * involved, so the simplest explanation wins. A right answer makes no mistake.
 */
export async function recogniseMistake(
  exercise: Pick<Exercise, "recognisedBy"> & { readonly mistakes: readonly NamedMistake[] },
  answer: Behaviour,
  show: ShowMistake,
): Promise<NamedMistake | null> {
  if (answer.graded.status === "full") return null;
  for (const mistake of exercise.mistakes) {
    const other = await show(mistake);
    if (other === undefined) continue;
    const isAlike =
      exercise.recognisedBy === "outputs"
        ? sameObservation(answer.observed, other.observed)
        : sameVerdicts(answer.graded, other.graded);
    if (isAlike) return mistake;
  }
  return null;
}

/**
 * For random functions: the same claims fail for the same stated reason. The messages carry no
 * sampled number (those stand in `observed`), so they are equal for equal mistakes.
 */
function sameVerdicts(one: GradedExercise, other: GradedExercise): boolean {
  return one.assertions.every((assertion, i) => {
    const twin = other.assertions[i];
    const isAdvice = assertion.maxPoints === 0;
    return isAdvice || assertion.message === twin?.message;
  });
}
