import { readFileSync } from "node:fs";
import path from "node:path";
import {
  importsNeeded,
  liftDeclaration,
  stubDeclaration,
} from "@attending/autograder/dist/declarations";
import type { ExerciseBlock } from "./block";
import { topLevelNames } from "./top-level-names";

/** An exercise's cell in both versions, and what it uses of the library. */
export interface LiftedExercise {
  readonly solution: string;
  readonly stub: string;
  readonly needs: readonly string[];
}

/**
 * Lifts an exercise's declaration out of its source file.
 *
 * @param publicNames what `@attending/lib` exports, types included
 * @throws Error where the declaration uses a name that a notebook could not import
 */
export function liftExercise(
  block: ExerciseBlock,
  root: string,
  publicNames: ReadonlySet<string>,
): LiftedExercise {
  const source = readFileSync(path.join(root, block.sourceFile), "utf8");
  const solution = liftDeclaration(source, block.symbol);
  const used = importsNeeded(solution, topLevelNames(source)).filter(
    (name) => name !== block.symbol && name !== "tf",
  );
  const hidden = used.filter((name) => !publicNames.has(name));
  if (hidden.length > 0) {
    throw new Error(
      `${block.sourceFile}#${block.symbol}: expected names that @attending/lib exports, ` +
        `got ${hidden.join(", ")}. Export them, or move them into the declaration.`,
    );
  }
  const stub = stubDeclaration(solution, {
    id: block.exercise,
    ...(block.hint === undefined ? {} : { hint: block.hint }),
  });
  return { solution, stub, needs: used };
}
