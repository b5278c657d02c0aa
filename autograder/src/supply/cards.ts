import { existsSync, readdirSync } from "node:fs";
import { extname, join } from "node:path";
import type { ExerciseCard } from "../exercises/exercise";

/**
 * The cards of all exercises, by id. Only cards are loaded: the rest of an exercise brings the
 * library and tensors with it.
 */
export async function readCards(): Promise<ExerciseCard[]> {
  const folder = join(__dirname, "..", "exercises");
  // Beside the compiled text when built, beside the source in tests.
  const file = `card${extname(__filename)}`;
  const paths = readdirSync(folder)
    .filter((notebook) => /^\d\d-/.test(notebook))
    .flatMap((notebook) =>
      readdirSync(join(folder, notebook)).map((name) => join(folder, notebook, name, file)),
    )
    .filter((path) => existsSync(path));
  const cards: ExerciseCard[] = [];
  for (const path of paths) {
    const { card }: { card: ExerciseCard } = await import(path);
    cards.push(card);
  }
  return cards.sort((a, b) => a.id.localeCompare(b.id));
}
