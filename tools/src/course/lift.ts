import { readFileSync } from "node:fs";
import path from "node:path";
import {
  importsNeeded,
  liftDeclaration,
  type PublicNames,
  stubDeclaration,
} from "@attending/autograder/dist/declarations";
import type { ExerciseBlock } from "./block";
import { topLevelNames } from "./top-level-names";

/** An exercise's cell in both versions, and what it uses of the library. */
export interface LiftedExercise {
  readonly solution: string;
  readonly stub: string;
  readonly needs: readonly string[];
  /** Those of them that exist when it runs: no types. */
  readonly needsWhenRun: readonly string[];
}

/**
 * Lifts an exercise's declaration out of its source file.
 *
 * @throws Error where the declaration uses a name that a notebook could not import
 */
export function liftExercise(
  block: ExerciseBlock,
  root: string,
  { values, types }: PublicNames,
): LiftedExercise {
  const source = readFileSync(path.join(root, block.sourceFile), "utf8");
  const solution = liftDeclaration(source, block.symbol);
  const used = importsNeeded(solution, topLevelNames(source)).filter(
    (name) => name !== block.symbol && name !== "tf",
  );
  const hidden = used.filter((name) => !values.has(name) && !types.has(name));
  if (hidden.length > 0) {
    throw new Error(
      `${block.sourceFile}#${block.symbol}: expected names that @attending/lib exports, ` +
        `got ${hidden.join(", ")}. Export them, or move them into the declaration.`,
    );
  }
  const stub = stubDeclaration(solution, block.exercise);
  return { solution, stub, needs: used, needsWhenRun: used.filter((name) => values.has(name)) };
}
