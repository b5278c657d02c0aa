import { type ExecuteOptions, type Execution, executeNotebook } from "./execute-notebook";
import type { NotebookJson } from "./notebook-json";

/** A notebook and how to run it. */
export interface NotebookTask<Notebook> extends ExecuteOptions {
  notebook: Notebook;
}

/**
 * Runs several notebooks, a few at a time, each in a process of its own.
 *
 * @param jobs how many run at once; a kernel with tensors loaded holds half a gigabyte
 * @returns one execution for each task, in the order of the tasks
 */
export async function executeNotebooks<Notebook extends NotebookJson>(
  tasks: readonly NotebookTask<Notebook>[],
  { jobs = 2 }: { jobs?: number } = {},
): Promise<Execution<Notebook>[]> {
  const executions: Execution<Notebook>[] = [];
  const waiting = tasks.entries();
  const work = async (): Promise<void> => {
    // All workers share one iterator, so each takes the next task that is left.
    for (const [position, { notebook, ...options }] of waiting) {
      executions[position] = await executeNotebook(notebook, options);
    }
  };
  await Promise.all(Array.from({ length: jobs }, work));
  return executions;
}
