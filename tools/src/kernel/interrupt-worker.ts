import { spawn } from "node:child_process";
import { Session } from "node:inspector";
import { parentPort, workerData } from "node:worker_threads";
import { shared } from "./interrupt-watchdog";
import { ParentWatch, parentCheckMs } from "./parent-watch";

/*
 * Runs in a thread of its own, whose event loop turns while the main one is stuck.
 * A thread sees no signals. Jupyter sends them to the kernel's whole process group, so a small
 * child process sees them too, and says so.
 */

/** How long the main thread has to react by itself. */
const patienceMs = 300;

const listener = `
  process.on("SIGINT", () => process.stdout.write("i"));
  process.stdin.resume().on("end", () => process.exit());
`;

const numbers: Int32Array = workerData;
const session = new Session();
session.connectToMainThread();
const child = spawn(process.execPath, ["-e", listener], { stdio: ["pipe", "pipe", "ignore"] });
child.stdout.on("data", () => {
  const heartbeat = Atomics.load(numbers, shared.heartbeat);
  setTimeout(() => terminateIfStuck(heartbeat), patienceMs);
});

function terminateIfStuck(heartbeat: number): void {
  const isStuck =
    Atomics.load(numbers, shared.isRunning) === 1 &&
    Atomics.load(numbers, shared.heartbeat) === heartbeat;
  if (isStuck) {
    session.post("Runtime.terminateExecution", () => parentPort?.postMessage("terminated"));
  }
}

// A stuck main thread cannot see that its parent is gone either.
const parent = new ParentWatch();
setInterval(() => {
  if (parent.isGone) {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 2 * parentCheckMs);
  }
}, parentCheckMs);
