import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseNotebook } from "@attending/autograder/dist/notebook/parse-notebook";
import { runCells, type Table } from "@attending/autograder/dist/probing/run-cells";
import { NotebookSlicer } from "@attending/autograder/dist/slicing/notebook-slicer";
import type { Slice } from "@attending/autograder/dist/slicing/protocol";

/** What a release knows of an exercise without its answer. */
export interface ReleasedExercise {
  readonly id: string;
  readonly notebook: string;
  readonly symbol: string;
  readonly title: string;
  /** The declaration as it was handed out. */
  readonly stub: string;
}

/** The learner's own answer in a saved notebook, or why there is none. */
export type OwnAnswer =
  | { readonly kind: "there"; readonly value: unknown; readonly cell: number }
  | { readonly kind: "absent"; readonly why: string };

/** A learner's answer as it was cut out of their notebook, before it is run. */
export type CutAnswer =
  | { readonly kind: "cut"; readonly slice: Slice }
  | { readonly kind: "absent"; readonly why: string };

/** Where the learner's notebooks lie, from the project's folder. */
export const workFolder = "work";

/** Cuts an answer out of `work/`, with the code of the grader that would do so with what is handed in. */
export function cutAnswer(
  root: string,
  exercise: ReleasedExercise,
  graded: readonly string[],
): CutAnswer {
  const { id, notebook, symbol, stub } = exercise;
  const place = `${workFolder}/${notebook}.ipynb`;
  const file = path.join(root, place);
  if (!existsSync(file)) return absent(`there is no ${place} yet`);
  const parsed = parseNotebook(readFileSync(file));
  if (parsed.kind === "problem") return absent(`${place} cannot be read as a notebook`);
  const slicer = new NotebookSlicer(parsed.cells);
  const options = { injected: [], whole: false, graded };
  const slice = slicer.slice({ exercise: id, symbol, stub }, options);
  if (slice.status === "not-attempted") return absent(`${place} still throws its TODO`);
  if (slice.status === "missing") return absent(slice.notes[0] ?? `${place} does not declare it`);
  return { kind: "cut", slice };
}

/** Runs a cut answer in this process: it is the learner's own, on the learner's own machine. */
export async function runAnswer(
  { symbol }: ReleasedExercise,
  { cells, declaredIn }: Slice,
  packages: ReadonlyMap<string, unknown>,
): Promise<OwnAnswer> {
  const table: Table = Object.create(null);
  const [failed] = await runCells(cells, packages, table);
  const value = table[symbol];
  if (value !== undefined) return { kind: "there", value, cell: declaredIn };
  const reason = failed === undefined ? "" : `: ${failed.error.name}: ${failed.error.message}`;
  return absent(`cell ${failed?.cell ?? declaredIn} of your notebook does not run${reason}`);
}

function absent(why: string): { kind: "absent"; why: string } {
  return { kind: "absent", why };
}
