import { Worker } from "node:worker_threads";

const checkEveryMs = 1000;

/**
 * Ends this process, and whatever it started, once its parent is gone.
 *
 * A thread of its own looks, so that a cell's endless loop cannot keep it from looking.
 * The process must lead its own process group.
 */
export function dieWithParent(): void {
  const watch = `
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid === parent) return;
      try { process.kill(-process.pid, "SIGKILL"); } catch { process.kill(process.pid, "SIGKILL"); }
    }, ${checkEveryMs});`;
  new Worker(watch, { eval: true, stdin: false }).unref();
}
