import type { CompileExercise, SliceVariant } from "../slicing/protocol";
import { choicesOf } from "../supply/bundle-plan";
import type { ExerciseText } from "./exercise-texts";

/** One way to run an answer: with which earlier answers replaced, and with how much of the notebook. */
export interface AnswerVariant {
  /** Ids of earlier exercises whose reference stands in. */
  readonly replaced: readonly string[];
  /** All cells up to the declaration, for an answer that its slice alone cannot run. */
  readonly whole: boolean;
}

/** `own`, `own whole`, `02.1`, `02.1 whole`: the name under which a variant is compiled. */
export function variantName({ replaced, whole }: AnswerVariant): string {
  const answers = replaced.length === 0 ? "own" : replaced.join("+");
  return whole ? `${answers} whole` : answers;
}

export const ownVariant = variantName({ replaced: [], whole: false });

/** What to ask the compiler for: each exercise with its own earlier answers, and with them replaced. */
export function compileExercises(texts: readonly ExerciseText[]): CompileExercise[] {
  const symbolOf = new Map(texts.map(({ id, symbol }) => [id, symbol]));
  return texts.map(({ id, notebook, symbol, stub, reference, buildsOn }) => {
    const variants = choicesOf(buildsOn).flatMap((replaced) =>
      [false, true].map((whole): SliceVariant => {
        const injected = replaced.map((earlier) => symbolOf.get(earlier) ?? "");
        return { name: variantName({ replaced, whole }), injected, whole };
      }),
    );
    return { id, notebook, symbol, stub, reference, variants };
  });
}
