import path from "node:path";
import {
  type CellFailure,
  type ExecuteOptions,
  executeNotebook,
} from "../headless/execute-notebook";
import { joinLines } from "../headless/notebook-json";
import { isLongRun } from "./long-run";
import type { Notebook } from "./notebook";

/** A cell takes seconds, or minutes where it trains; the limits are for a machine that does much else. */
const cellTimeoutMs = { short: 180_000, long: 1_800_000 };

/** Of notebooks that train: what most learners have, and what the kept outputs were computed with. */
const trainingBackend = "wasm-ort";

/** Strict types as in the course kernel. One backend, since outputs must not tell what machine they come from. */
function asLearnersDo(notebook: Notebook): Omit<ExecuteOptions, "cwd"> {
  return isLongRun(notebook)
    ? withBackend(trainingBackend, cellTimeoutMs.long)
    : withBackend("wasm", cellTimeoutMs.short);
}

function withBackend(backend: string, timeoutMs: number): Omit<ExecuteOptions, "cwd"> {
  return { cellTimeoutMs: timeoutMs, strict: true, env: { ATTENDING_BACKEND: backend } };
}

/**
 * A solved notebook with the outputs of a run in `solutions/`.
 *
 * @throws Error naming the first cell that failed
 */
export async function runSolution(root: string, notebook: Notebook): Promise<Notebook> {
  const cwd = path.join(root, "solutions");
  const run = await executeNotebook(notebook, { ...asLearnersDo(notebook), cwd });
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
  const run = await executeNotebook(notebook, { ...asLearnersDo(notebook), cwd, keepGoing: true });
  return run.failed
    .filter(({ evalue }) => !evalue.startsWith("TODO "))
    .map((failure) => describeFailure(notebook, failure));
}

function describeFailure(notebook: Notebook, { index, ename, evalue }: CellFailure): string {
  const line = joinLines(notebook.cells[index]?.source).split("\n")[0];
  return `cell ${index + 1} (${line}) failed: ${ename}: ${evalue}`;
}
