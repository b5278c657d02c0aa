import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importsNeeded, liftDeclaration, stubDeclaration } from "../declarations";
import { exercises } from "../exercises";
import { fileOf } from "../supply/bundle-entry";
import { importGraph, reachable } from "../supply/bundle-leaks";
import { libExports } from "../supply/lib-exports";
import { type ExerciseText, exerciseTextsFile } from "./exercise-texts";

/** The stub and the reference of every exercise, lifted from the library's source. */
function exerciseTexts(root: string): ExerciseText[] {
  const lib = libExports(join(root, "lib", "src", "index.ts"));
  const graph = importGraph(join(root, "lib", "src"));
  return exercises.map(({ card }) => {
    const reference = liftDeclaration(readFileSync(join(root, card.from), "utf8"), card.symbol);
    const stub = stubDeclaration(reference, card.id);
    const imports = importsNeeded(reference, card.supplies);
    const { id, notebook, symbol, title, buildsOn, assertions } = card;
    const supplied = card.supplies.map((name) => fileOf(name, lib, id));
    const held = reachable(supplied, graph);
    const besides = exercises
      .filter((other) => held.has(join(root, other.card.from)))
      .map((other) => other.card.id);
    const text = { id, notebook, symbol, stub, reference, imports, title, buildsOn };
    return { ...text, besides, assertions };
  });
}

/** Writes what the supervisor knows of the exercises. */
export function writeExerciseTexts(root: string): void {
  writeFileSync(exerciseTextsFile, `${JSON.stringify(exerciseTexts(root), null, 2)}\n`);
}
