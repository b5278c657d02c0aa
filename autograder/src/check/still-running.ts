import { Worker } from "node:worker_threads";

/** How long a check runs before it says so. */
export const silenceMs = 10_000;

/** What waiting checks say, by number: a place that the worker's expression can name. */
const place = "attending.stillRunning";
const sayings = new Map<number, () => void>();
let lastNumber = 0;

/**
 * Runs a check, and says once that it still runs if it has not ended by then: also while the learner's
 * code lets no timer fire. A thread of its own waits, and asks the inspector to interrupt this one.
 *
 * @param say called on this thread, in the midst of whatever runs there
 */
export async function whileSaying<Result>(
  say: () => void,
  run: () => Promise<Result>,
  afterMs = silenceMs,
): Promise<Result> {
  Object.assign(globalThis, { [Symbol.for(place)]: sayings });
  const number = ++lastNumber;
  sayings.set(number, say);
  const expression = `globalThis[Symbol.for("${place}")].get(${number})?.()`;
  const worker = new Worker(waiting, { eval: true, workerData: { afterMs, expression } });
  worker.unref();
  const stop = (): void => {
    process.off("SIGINT", stop);
    sayings.delete(number);
    void worker.terminate();
  };
  // A kernel that had to terminate what ran comes to no `finally`. Elsewhere the signal keeps its effect.
  if (process.listenerCount("SIGINT") > 0) process.on("SIGINT", stop);
  try {
    return await run();
  } finally {
    stop();
  }
}

/** Connected only for one question: at its exit, Node waits for a debugger that is attached. */
const waiting = `
const { Session } = require("node:inspector");
const { workerData } = require("node:worker_threads");
setTimeout(() => {
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.evaluate", { expression: workerData.expression }, () => session.disconnect());
}, workerData.afterMs);
`;

/** What a learner reads then. */
export function stillRunning(id: string): string {
  return (
    `check ${id} still runs after ${silenceMs / 1000} seconds. If your code computes for long, wait. ` +
    "If a loop in it never ends, interrupt the kernel (■ in the toolbar), mend the condition of the loop, " +
    "and run its cell and this one again."
  );
}
