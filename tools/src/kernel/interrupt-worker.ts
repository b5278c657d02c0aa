import { spawn } from "node:child_process";
import { Session } from "node:inspector";
import { setTimeout as wait } from "node:timers/promises";
import { parentPort, workerData } from "node:worker_threads";
import { shared } from "./interrupt-watchdog";
import { ParentWatch, parentCheckMs } from "./parent-watch";

/*
 * Runs in a thread of its own, whose event loop turns while the main one is stuck.
 * A thread sees no signals. Jupyter sends them to the kernel's whole process group, so a small
 * child process sees them too, and says so.
 */

/** How long the main thread has to react by itself, before its loops are told to stop. */
const patienceMs = 200;
/** How long its loops have to stop, before its JavaScript is terminated. */
const stopMs = 400;

const listener = `
  process.on("SIGINT", () => process.stdout.write("i"));
  process.stdin.resume().on("end", () => process.exit());
`;

const numbers: Int32Array = workerData;
const child = spawn(process.execPath, ["-e", listener], { stdio: ["pipe", "pipe", "ignore"] });
child.stdout.on("data", () => void stopIfStuck());

async function stopIfStuck(): Promise<void> {
  const heartbeat = Atomics.load(numbers, shared.heartbeat);
  const serial = Atomics.load(numbers, shared.running);
  const isStuck = (): boolean =>
    serial !== 0 &&
    Atomics.load(numbers, shared.running) === serial &&
    Atomics.load(numbers, shared.heartbeat) === heartbeat;
  await wait(patienceMs);
  if (!isStuck()) {
    return;
  }
  Atomics.store(numbers, shared.stop, serial);
  await wait(stopMs);
  if (isStuck()) {
    terminate();
  }
}

function terminate(): void {
  // Connected only for this: at its exit, Node waits for a debugger that is attached, and says so.
  const session = new Session();
  session.connectToMainThread();
  session.post("Runtime.terminateExecution", () => {
    session.disconnect();
    parentPort?.postMessage("terminated");
  });
}

// A stuck main thread cannot see that its parent is gone either.
const parent = new ParentWatch();
setInterval(() => {
  if (parent.isGone) {
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 2 * parentCheckMs);
  }
}, parentCheckMs);
