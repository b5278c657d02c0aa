import path from "node:path";
import { type CellFailure, executeNotebook } from "../headless/execute-notebook";
import { joinLines } from "../headless/notebook-json";
import type { Notebook } from "./notebook";

/** A cell takes seconds; the limit is for a machine that does much else. */
const cellTimeoutMs = 180_000;

/** Strict types as in the course kernel, and one backend: outputs must not tell what machine they come from. */
const asLearnersDo = { cellTimeoutMs, strict: true, env: { ATTENDING_BACKEND: "wasm" } };

/**
 * A solved notebook with the outputs of a run in `solutions/`.
 *
 * @throws Error naming the first cell that failed
 */
export async function runSolution(root: string, notebook: Notebook): Promise<Notebook> {
  const cwd = path.join(root, "solutions");
  const run = await executeNotebook(notebook, { ...asLearnersDo, cwd });
  const [failure] = run.failed;
  if (failure !== undefined) throw new Error(describeFailure(notebook, failure));
  return run.notebook;
}

/**
 * What fails in an unsolved notebook, run from top to bottom, other than by a TODO: a learner must not
 * meet an error that is not about what is left to write.
 */
export async function runUnsolved(root: string, notebook: Notebook): Promise<string[]> {
  const cwd = path.join(root, "notebooks");
  const run = await executeNotebook(notebook, { ...asLearnersDo, cwd, keepGoing: true });
  return run.failed
    .filter(({ evalue }) => !evalue.startsWith("TODO "))
    .map((failure) => describeFailure(notebook, failure));
}

function describeFailure(notebook: Notebook, { index, ename, evalue }: CellFailure): string {
  const line = joinLines(notebook.cells[index]?.source).split("\n")[0];
  return `cell ${index + 1} (${line}) failed: ${ename}: ${evalue}`;
}
