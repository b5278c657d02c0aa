import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Data } from "../data/data";
import type { Observation } from "../exercises/exercise";
import type { Counterexample } from "./counterexample";
import { GraderFault } from "./grader-fault";
import type { Judged } from "./judge-desk";
import type { JudgeReply, JudgeRequest } from "./judge-protocol";

/** The worker's bundle, beside this file once it is built. */
const workerFile = join(__dirname, "judge-worker.bundle.js");

type WithoutId<Request> = Request extends unknown ? Omit<Request, "id"> : never;
type Question = WithoutId<JudgeRequest>;
type Waiting = { resolve(reply: JudgeReply): void; reject(fault: GraderFault): void };

/**
 * The supervisor's side of one judge worker: a process of its own, to be stopped when done. If it
 * ends before, what waited for it fails, and the next question meets a new one.
 */
export class JudgeClient {
  private worker: ChildProcess | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private isStopped = false;

  constructor(private readonly file = workerFile) {
    this.worker = this.start();
  }

  /** The inputs of an exercise under the batch's seed. @throws GraderFault */
  async draw(exercise: string, seed: string): Promise<Data> {
    const reply = await this.ask({ kind: "draw", exercise, seed });
    if ("inputs" in reply) return reply.inputs;
    throw faultOf(reply);
  }

  /** The mark of what a sandbox observed. @throws GraderFault */
  async judge(
    exercise: string,
    seed: string,
    observed: Observation,
    names = true,
  ): Promise<Judged> {
    const reply = await this.ask({ kind: "judge", exercise, seed, observed, names });
    if ("judged" in reply) return reply.judged;
    throw faultOf(reply);
  }

  /** The small inputs of an exercise's ladder. @throws GraderFault */
  async rungs(exercise: string): Promise<readonly Data[]> {
    const reply = await this.ask({ kind: "rungs", exercise });
    if ("rungs" in reply) return reply.rungs;
    throw faultOf(reply);
  }

  /** The first rung on which an answer went wrong, in words. @throws GraderFault */
  async counterexample(exercise: string, observed: Observation): Promise<Counterexample | null> {
    const reply = await this.ask({ kind: "counterexample", exercise, observed });
    if ("counterexample" in reply) return reply.counterexample;
    throw faultOf(reply);
  }

  /** Ends the worker. What still waits for a reply is rejected. */
  stop(): void {
    this.isStopped = true;
    if (this.worker?.connected) this.worker.disconnect();
  }

  private start(): ChildProcess {
    const worker = fork(this.file, [], {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    const end = (reason: string): void => {
      if (this.worker !== worker) return;
      this.worker = undefined;
      this.failAll(reason);
    };
    worker.on("message", (reply: JudgeReply) => {
      this.waiting.get(reply.id)?.resolve(reply);
      this.waiting.delete(reply.id);
    });
    worker.on("error", (error) => end(error.message));
    worker.on("exit", (code, signal) => end(`the judge worker ended with ${signal ?? code}`));
    return worker;
  }

  private ask(question: Question): Promise<JudgeReply> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (this.isStopped) {
        reject(new GraderFault("the judge worker was stopped"));
        return;
      }
      this.worker ??= this.start();
      this.waiting.set(id, { resolve, reject });
      // One that is just ending takes nothing more: its end is told to all that wait.
      this.worker.send({ ...question, id }, () => undefined);
    });
  }

  private failAll(reason: string): void {
    for (const { reject } of this.waiting.values()) reject(new GraderFault(reason));
    this.waiting.clear();
  }
}

function faultOf(reply: JudgeReply): GraderFault {
  return new GraderFault("fault" in reply ? reply.fault : "the judge worker mixed up its replies");
}
