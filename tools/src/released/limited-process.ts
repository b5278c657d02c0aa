import { type ChildProcess, fork } from "node:child_process";
import { processorSeconds } from "@attending/autograder/dist/sandbox/processor-time";

/** What a learner's own code may use for each exercise, on their own machine. */
export interface RunLimits {
  /** Of processor time, where the system tells it (Linux). */
  readonly cpuSeconds: number;
  /** For what waits and never computes, and where the system does not tell. */
  readonly wallSeconds: number;
}

export const ownWorkLimits: RunLimits = { cpuSeconds: 20, wallSeconds: 120 };

/** What a process says of the exercises that it was given, one after the other. */
export type ChildSaid =
  | { readonly says: "begins"; readonly id: string }
  | { readonly says: "done"; readonly id: string; readonly isRight: boolean }
  /** It could do nothing: the reason is no exercise's. */
  | { readonly says: "fails"; readonly reason: string };

/** How the exercises of one process went: those that it came to, and how it ended. */
export interface ChildRun {
  readonly right: ReadonlyMap<string, boolean>;
  /** What was under way when it ended; undefined where it came to the end. */
  readonly unfinished: string | undefined;
  readonly end: "done" | "cpu" | "wall" | "died";
}

const checkEveryMs = 100;

/**
 * Runs a script on some exercises in a process of its own, which is ended where one of them takes too
 * much. What it prints goes where ours goes.
 *
 * @throws Error with the reason where it could do nothing
 */
export function runLimited(
  script: string,
  ids: readonly string[],
  limits: RunLimits = ownWorkLimits,
): Promise<ChildRun> {
  const child = fork(script, [...ids], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
  const stop = (): void => void child.kill("SIGKILL");
  // A loop that never ends would outlive us.
  process.once("exit", stop);
  return watch(child, limits).finally(() => process.off("exit", stop));
}

function watch(child: ChildProcess, { cpuSeconds, wallSeconds }: RunLimits): Promise<ChildRun> {
  return new Promise((resolve, reject) => {
    const right = new Map<string, boolean>();
    const secondsUsed = () => processorSeconds(child.pid ?? 0);
    let [current, begun, used]: [string | undefined, number, number] = [undefined, Date.now(), 0];
    let end: ChildRun["end"] = "died";
    const stopFor = (reason: "cpu" | "wall"): void => {
      end = reason;
      child.kill("SIGKILL");
    };
    const clock = setInterval(() => {
      if (secondsUsed() - used > cpuSeconds) stopFor("cpu");
      else if (Date.now() - begun > 1000 * wallSeconds) stopFor("wall");
    }, checkEveryMs);
    child.on("message", (said: ChildSaid) => {
      if (said.says === "fails") reject(new Error(said.reason));
      if (said.says === "begins") [current, begun, used] = [said.id, Date.now(), secondsUsed()];
      if (said.says === "done") {
        right.set(said.id, said.isRight);
        current = undefined;
      }
    });
    child.once("error", reject);
    child.once("exit", (code) => {
      clearInterval(clock);
      if (code === 0 && current === undefined) end = "done";
      resolve({ right, unfinished: current, end });
    });
  });
}
