import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** How a command of the grader went, as seen from outside. */
export interface WatchedRun {
  readonly seconds: number;
  readonly exitCode: number | null;
  /** The most memory that the process itself had, without its children; 0 where `/proc` does not tell. */
  readonly peakMegabytes: number;
  /** The most descriptors that were open at a look. */
  readonly descriptors: number;
}

const lookMs = 200;

export function startCommand(
  root: string,
  name: "grade" | "worker",
  args: readonly string[],
): ChildProcess {
  const script = join(root, "autograder", "dist", "cli", `${name}.js`);
  return spawn(process.execPath, [script, ...args], { stdio: ["ignore", "ignore", "ignore"] });
}

/** Runs `npm run grade` and watches its process until it ends. */
export async function watchGrading(root: string, args: readonly string[]): Promise<WatchedRun> {
  const started = performance.now();
  const child = startCommand(root, "grade", args);
  let [peakMegabytes, descriptors] = [0, 0];
  const look = setInterval(() => {
    peakMegabytes = Math.max(peakMegabytes, peakOf(child.pid));
    descriptors = Math.max(descriptors, descriptorsOf(child.pid));
  }, lookMs);
  const exitCode = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  clearInterval(look);
  const seconds = (performance.now() - started) / 1000;
  return { seconds, exitCode, peakMegabytes, descriptors };
}

function peakOf(pid: number | undefined): number {
  try {
    const [, kilobytes] =
      /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function descriptorsOf(pid: number | undefined): number {
  try {
    return readdirSync(`/proc/${pid}/fd`).length;
  } catch {
    return 0;
  }
}
