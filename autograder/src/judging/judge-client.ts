import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import type { Data } from "../data/data";
import type { Observation } from "../exercises/exercise";
import { GraderFault } from "./grader-fault";
import type { Judged } from "./judge-desk";
import type { DrawRequest, JudgeReply, VerdictRequest } from "./judge-protocol";

/** The worker's bundle, beside this file once it is built. */
const workerFile = join(__dirname, "judge-worker.bundle.js");

type Question = Omit<DrawRequest, "id"> | Omit<VerdictRequest, "id">;
type Waiting = { resolve(reply: JudgeReply): void; reject(fault: GraderFault): void };

/** The supervisor's side of one judge worker: a process of its own, to be stopped when done. */
export class JudgeClient {
  private readonly worker: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;

  constructor(file = workerFile) {
    this.worker = fork(file, [], {
      serialization: "advanced",
      execArgv: [],
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.worker.on("message", (reply: JudgeReply) => {
      this.waiting.get(reply.id)?.resolve(reply);
      this.waiting.delete(reply.id);
    });
    this.worker.on("error", (error) => this.failAll(error.message));
    this.worker.on("exit", (code) => this.failAll(`the judge worker ended with code ${code}`));
  }

  /** The inputs of an exercise under the batch's seed. @throws GraderFault */
  async draw(exercise: string, seed: string): Promise<Data> {
    const reply = await this.ask({ kind: "draw", exercise, seed });
    if ("inputs" in reply) return reply.inputs;
    throw faultOf(reply);
  }

  /** The mark of what a sandbox observed. @throws GraderFault */
  async judge(exercise: string, seed: string, observed: Observation): Promise<Judged> {
    const reply = await this.ask({ kind: "judge", exercise, seed, observed });
    if ("judged" in reply) return reply.judged;
    throw faultOf(reply);
  }

  /** Ends the worker. What still waits for a reply is rejected. */
  stop(): void {
    if (this.worker.connected) this.worker.disconnect();
  }

  private ask(question: Question): Promise<JudgeReply> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      if (!this.worker.connected) {
        reject(new GraderFault("the judge worker is not running"));
        return;
      }
      this.waiting.set(id, { resolve, reject });
      this.worker.send({ ...question, id });
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
