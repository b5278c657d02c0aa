import path from "node:path";
import { Worker } from "node:worker_threads";

/** Numbers that the main thread and the watchdog's thread share, by index. */
export const shared = {
  /** Changes when the main thread shows that it is alive. */
  heartbeat: 0,
  /** The serial number of the running cell, or 0. */
  running: 1,
  /** Not 0 when loops have to look whether they must stop; above 0, the serial number of the cell that must. */
  stop: 2,
  length: 3,
} as const;

/** The main thread's side of the watchdog. */
export interface InterruptWatchdog {
  /** Says that the main thread is alive, so that nothing needs to be stopped for it. */
  beat(): void;
  setRunning(serial: number): void;
  readonly numbers: Int32Array;
}

/**
 * Watches for interrupts that the main thread does not react to, because its event loop does not
 * turn: a loop after an `await`, or one that awaits what is there already.
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
    setRunning: (serial) => void Atomics.store(numbers, shared.running, serial),
    numbers,
  };
}
