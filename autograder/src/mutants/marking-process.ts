import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { sandboxLimits } from "../sandbox/limits";
import { processorSeconds } from "../sandbox/processor-time";
import type { Marking, MarkingOrder, MarkingReply } from "./marking-protocol";

const compiledChild = join(__dirname, "marking-child.js");
const checkEveryMs = 200;

/** How a mutant's marking ended: with marks, at the limit, with the process, or by the grader's fault. */
export type MarkingEnd =
  | { readonly end: "marked"; readonly marking: Marking }
  | { readonly end: "time limit" }
  | { readonly end: "died" }
  | { readonly end: "fault"; readonly reason: string };

/** A process that marks mutants one after the other, and has as long for each seed as a grading. */
export class MarkingProcess {
  /** Whether nothing was marked in it yet. */
  isFresh = true;
  private readonly child: ChildProcess;
  private readonly ready: Promise<void>;

  constructor(
    private readonly cpuSeconds = sandboxLimits.cpuSeconds,
    program = compiledChild,
  ) {
    this.child = fork(program, {
      execArgv: [`--max-old-space-size=${sandboxLimits.heapMegabytes}`],
      // Mutants may print, and a process that runs out of memory says so at length.
      stdio: ["ignore", "ignore", "ignore", "ipc"],
    });
    process.once("exit", this.stop);
    this.child.once("exit", () => process.off("exit", this.stop));
    this.ready = new Promise((resolve, reject) => {
      this.child.once("message", () => resolve());
      this.child.once("exit", () => reject(new Error("mutants: a marking process did not start.")));
    });
  }

  async mark(order: MarkingOrder): Promise<MarkingEnd> {
    await this.ready;
    this.isFresh = false;
    const { child } = this;
    return new Promise((resolve) => {
      let begun = this.secondsUsed();
      const finish = (end: MarkingEnd) => {
        clearInterval(watch);
        child.off("message", hear);
        child.off("exit", die);
        resolve(end);
      };
      const hear = (reply: MarkingReply) => {
        if (reply.says === "working") begun = this.secondsUsed();
        if (reply.says === "marked") finish({ end: "marked", marking: reply.marking });
        if (reply.says === "fault") finish({ end: "fault", reason: reply.reason });
      };
      const die = () => finish({ end: "died" });
      const watch = setInterval(() => {
        if (this.secondsUsed() - begun <= this.cpuSeconds) return;
        finish({ end: "time limit" });
        this.stop();
      }, checkEveryMs);
      child.on("message", hear);
      child.on("exit", die);
      child.send(order);
    });
  }

  /** At once, also when our own process ends: a mutant that never ends would outlive it. */
  readonly stop = (): void => {
    this.child.kill("SIGKILL");
  };

  private secondsUsed(): number {
    return processorSeconds(this.child.pid ?? 0);
  }
}
