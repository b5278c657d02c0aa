import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ExerciseCard } from "../exercises/exercise";

/** What one bundle brings into the sandbox. */
export interface BundlePlan {
  /** `02.2`, or `02.2+02.1` where the reference of 02.1 stands in for the learner's. */
  readonly name: string;
  readonly id: string;
  readonly probeFile: string;
  /** Tries the small inputs of a ladder; undefined where the exercise has none. */
  readonly tryOutFile?: string | undefined;
  readonly supplies: readonly string[];
  readonly injected: readonly Reference[];
  /** The file of the exercise's own reference: never inside, and nothing that is built on it. */
  readonly gradedFile: string;
}

/** A declaration of lib. */
export interface Reference {
  readonly symbol: string;
  readonly file: string;
}

export interface Places {
  /** Folder of the checkout. */
  readonly root: string;
  /** Folder of the exercises' sources. */
  readonly exercises: string;
}

/** The name of a bundle. `injected` may come in any order. */
export function bundleName(id: string, injected: readonly string[]): string {
  return [id, ...[...injected].sort()].join("+");
}

/** Every bundle of the course: each exercise alone, and with each choice of injected references. */
export function bundlePlans(cards: readonly ExerciseCard[], places: Places): BundlePlan[] {
  return cards.flatMap((card) =>
    choicesOf(card.buildsOn).map((injected) => planOf(card, injected, cards, places)),
  );
}

function planOf(
  card: ExerciseCard,
  injected: readonly string[],
  cards: readonly ExerciseCard[],
  { root, exercises }: Places,
): BundlePlan {
  const folder = join(exercises, card.notebook, kebab(card.symbol));
  const probeFile = join(folder, "probe.ts");
  const tryOutFile = join(folder, "try-out.ts");
  if (!existsSync(probeFile)) {
    throw new Error(`supply: expected the probe of ${card.id} at ${probeFile}, got no file.`);
  }
  const references = injected.map((id) => {
    const earlier = cards.find((other) => other.id === id);
    if (earlier === undefined) {
      throw new Error(`supply: ${card.id} builds on ${id}, which is no exercise.`);
    }
    return { symbol: earlier.symbol, file: join(root, earlier.from) };
  });
  return {
    name: bundleName(card.id, injected),
    id: card.id,
    probeFile,
    tryOutFile: existsSync(tryOutFile) ? tryOutFile : undefined,
    supplies: card.supplies,
    injected: references,
    gradedFile: join(root, card.from),
  };
}

/** All subsets, the empty one first. */
export function choicesOf(ids: readonly string[]): string[][] {
  const [first, ...others] = ids;
  if (first === undefined) return [[]];
  return choicesOf(others).flatMap((some) => [some, [first, ...some]]);
}

/** `MultiHeadSelfAttention` → `multi-head-self-attention`: the folder of an exercise. */
export function kebab(symbol: string): string {
  return symbol.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "-").toLowerCase();
}
