import type { Executor, TslabModules } from "./tslab-modules";

/** What tslab's executor printed while it ran one cell: the arguments of each call. */
export type PrintedFailure = readonly (readonly unknown[])[];

/**
 * tslab's executor tells nobody why a cell failed; it only prints. This keeps what a failed
 * cell made it print, in place of printing it.
 *
 * @returns reads, once, what the last cell of an executor printed when it failed
 */
export function keepFailures(tslab: TslabModules): (executor: Executor) => PrintedFailure {
  const kept = new WeakMap<Executor, PrintedFailure>();
  const create = tslab.executor.createExecutor;
  tslab.executor.createExecutor = (rootDir, converters, console) => {
    let printed: unknown[][] = [];
    const error = (...values: unknown[]): void => {
      printed.push(values);
    };
    const inner = create(rootDir, converters, { ...console, error });
    const executor: Executor = {
      ...inner,
      execute: async (source) => {
        printed = [];
        const succeeded = await inner.execute(source);
        if (succeeded) {
          // A cell that declares a module is kept even when the compiler objects: a warning.
          for (const values of printed) {
            console.error(...values);
          }
        } else {
          kept.set(executor, printed);
        }
        return succeeded;
      },
    };
    return executor;
  };
  return (executor) => {
    const printed = kept.get(executor) ?? [];
    kept.delete(executor);
    return printed;
  };
}
