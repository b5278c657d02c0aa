import { applyEdits, DeclarationError } from "../declarations";
import type { KnownMistake } from "../exercises/exercise";

/** Two known mistakes in one answer. */
export interface MistakePair<Mistake = KnownMistake> {
  /** `no-scaling + no-mask`, in the order in which the exercise lists them. */
  readonly id: string;
  readonly both: readonly [Mistake, Mistake];
}

/** Every two of a list, simple ones first. */
export function pairsOf<Mistake extends { readonly id: string }>(
  mistakes: readonly Mistake[],
): MistakePair<Mistake>[] {
  return mistakes.flatMap((second, i) =>
    mistakes.slice(0, i).map((first) => {
      return { id: `${first.id} + ${second.id}`, both: [first, second] as const };
    }),
  );
}

/** The edits of both, or null where they touch the same text: then nobody makes the two at once. */
export function editsOfBoth(
  declaration: string,
  [first, second]: readonly [KnownMistake, KnownMistake],
): KnownMistake["edits"] | null {
  const edits = [...first.edits, ...second.edits];
  try {
    applyEdits(declaration, edits);
    return edits;
  } catch (error) {
    if (error instanceof DeclarationError) return null;
    throw error;
  }
}
