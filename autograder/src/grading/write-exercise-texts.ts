import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importsNeeded, liftDeclaration, stubDeclaration } from "../declarations";
import { exercises } from "../exercises";
import { type ExerciseText, exerciseTextsFile } from "./exercise-texts";

/** The stub and the reference of every exercise, lifted from the library's source. */
function exerciseTexts(root: string): ExerciseText[] {
  return exercises.map(({ card }) => {
    const reference = liftDeclaration(readFileSync(join(root, card.from), "utf8"), card.symbol);
    const stub = stubDeclaration(reference, card.id);
    const imports = importsNeeded(reference, card.supplies);
    const { id, notebook, symbol, title, buildsOn, assertions } = card;
    return { id, notebook, symbol, stub, reference, imports, title, buildsOn, assertions };
  });
}

/** Writes what the supervisor knows of the exercises. */
export function writeExerciseTexts(root: string): void {
  writeFileSync(exerciseTextsFile, `${JSON.stringify(exerciseTexts(root), null, 2)}\n`);
}
