import type { CompiledAnswer } from "../slicing/protocol";
import type { ExerciseText } from "./exercise-texts";

/** How a release's notebooks import what earlier notebooks answer. */
const earlierPackage = '"@attending/earlier"';

/**
 * A note for each earlier answer that this one takes from `@attending/earlier`, as the notebooks of a
 * release do. In the learner's kernel it was their own; here it is the reference.
 */
export function earlierNotes(
  texts: readonly Pick<ExerciseText, "id" | "symbol">[],
  { cells }: Pick<CompiledAnswer, "cells">,
): string[] {
  const importing = cells.filter(({ js }) => js.includes(earlierPackage));
  return texts
    .filter(({ symbol }) => importing.some(({ js }) => new RegExp(`\\b${symbol}\\b`).test(js)))
    .map(
      ({ id, symbol }) =>
        `${id} ${symbol} is from an earlier notebook: the reference stands in for it, whatever was handed in there.`,
    );
}
