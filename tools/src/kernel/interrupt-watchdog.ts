import path from "node:path";
import { Worker } from "node:worker_threads";

/** Numbers that the main thread and the watchdog's thread share, by index. */
export const shared = { heartbeat: 0, isRunning: 1, length: 2 } as const;

/** The main thread's side of the watchdog. */
export interface InterruptWatchdog {
  /** Says that the main thread is alive, so that nothing needs to be terminated. */
  beat(): void;
  setRunning(isRunning: boolean): void;
}

/**
 * Makes "Interrupt" work on code that never lets the event loop turn: a loop after an `await`,
 * or one that awaits what is there already. Node's own `breakOnSigint` covers only what runs
 * before a cell's first `await`, and no signal handler runs while the loop does.
 *
 * @param terminated called on the main thread after its JavaScript was terminated
 */
export function startInterruptWatchdog(terminated: () => void): InterruptWatchdog {
  const numbers = new Int32Array(new SharedArrayBuffer(4 * shared.length));
  const worker = new Worker(path.join(__dirname, "interrupt-worker.js"), { workerData: numbers });
  worker.unref();
  worker.on("message", terminated);
  return {
    beat: () => void Atomics.add(numbers, shared.heartbeat, 1),
    setRunning: (isRunning) => void Atomics.store(numbers, shared.isRunning, isRunning ? 1 : 0),
  };
}
