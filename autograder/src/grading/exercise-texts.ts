import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AssertionCard } from "../exercises/exercise";

/**
 * What the supervisor knows of an exercise: what was handed out, what the course wrote, what it is
 * worth. Made by the build, so that neither the compiler nor tfjs is loaded to grade.
 */
export interface ExerciseText {
  readonly id: string;
  readonly notebook: string;
  readonly symbol: string;
  readonly stub: string;
  readonly reference: string;
  /** Names of `@attending/lib` that the reference uses. */
  readonly imports: readonly string[];
  readonly title: string;
  readonly buildsOn: readonly string[];
  /** Ids of the exercises whose references its probe process holds, as given parts of the library. */
  readonly besides: readonly string[];
  readonly assertions: readonly AssertionCard[];
}

export const exerciseTextsFile = join(__dirname, "..", "exercise-texts.json");

/** @throws Error when the build has not written them */
export function readExerciseTexts(): readonly ExerciseText[] {
  if (!existsSync(exerciseTextsFile)) {
    throw new Error("grade: expected a finished build, got none. Run: npm run build");
  }
  return JSON.parse(readFileSync(exerciseTextsFile, "utf8"));
}
