import path from "node:path";
import { executeNotebook } from "../headless/execute-notebook";
import { joinLines, type Notebook } from "./notebook";

/** A cell takes seconds; the limit is for a machine that does much else. */
const cellTimeoutMs = 180_000;

/** Notebooks that run at the same time: each is a process that takes a core. */
export const runsAtOnce = 2;

/**
 * A solved notebook with the outputs of a run in `solutions/`, under the strict types of the course
 * kernel. The backend is fixed: kept outputs must not tell what machine they were made on.
 *
 * @throws Error naming the first cell that failed
 */
export async function runSolution(root: string, notebook: Notebook): Promise<Notebook> {
  const run = await executeNotebook(notebook, {
    cwd: path.join(root, "solutions"),
    cellTimeoutMs,
    strict: true,
    env: { ATTENDING_BACKEND: "wasm" },
  });
  const [failure] = run.failed;
  if (failure !== undefined) {
    const cell = notebook.cells[failure.index];
    const line = joinLines(cell?.source).split("\n")[0];
    throw new Error(
      `cell ${failure.index + 1} (${line}) failed: ${failure.ename}: ${failure.evalue}`,
    );
  }
  return run.notebook;
}

/** `work` on every item, `runsAtOnce` at a time; the results in the order of the items. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const queue = items.entries();
  const workOff = async () => {
    for (const [i, item] of queue) results[i] = await work(item);
  };
  await Promise.all(Array.from({ length: runsAtOnce }, workOff));
  return results;
}
