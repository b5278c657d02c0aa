import { createRequire } from "node:module";
import { join } from "node:path";
import type { Answer, ExerciseCard } from "../exercises/exercise";

const root = join(__dirname, "..", "..", "..");

/**
 * What a mutant's module declares. It stands in the place of the compiled reference, so that it
 * meets the same modules, the same tensors and the same classes as everything else.
 */
export function mutantAnswer({ from, symbol }: ExerciseCard, code: string): Answer {
  const place = join(root, from.replace(/^lib\/src\//, "lib/dist/").replace(/\.ts$/, ".js"));
  const exported: Record<string, unknown> = {};
  try {
    // Made by us from our own reference, never a learner's text.
    new Function("exports", "require", code)(exported, createRequire(place));
  } catch {
    // What cannot even be declared is graded as what is not there.
    return {};
  }
  return { [symbol]: exported[symbol] };
}
