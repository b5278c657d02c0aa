import type { ExerciseText } from "./exercise-texts";

/** A notebook in which every exercise of a notebook is answered by its reference. */
export function referenceNotebook(texts: readonly ExerciseText[], notebook: string): string {
  const exercises = texts.filter((text) => text.notebook === notebook);
  const sources = [importCell(exercises), ...exercises.map(({ reference }) => reference)];
  return notebookText(sources, { attending: { notebook } });
}

/** A notebook file of code cells without outputs. */
export function notebookText(sources: readonly string[], metadata: object): string {
  return JSON.stringify({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: { language_info: { name: "typescript" }, ...metadata },
    cells: sources.map((source, i) => ({
      cell_type: "code",
      id: `cell-${i}`,
      metadata: {},
      execution_count: null,
      outputs: [],
      source,
    })),
  });
}

/** Everything that the references use of the library, and tfjs. */
function importCell(exercises: readonly ExerciseText[]): string {
  const own = new Set(exercises.map(({ symbol }) => symbol));
  const names = new Set(
    exercises.flatMap(({ imports }) => imports).filter((name) => !own.has(name)),
  );
  return [
    'import * as tf from "@tensorflow/tfjs";',
    `import { ${[...names].sort().join(", ")} } from "@attending/lib";`,
  ].join("\n");
}
