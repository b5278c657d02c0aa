import type { Data } from "../data/data";
import { encodeFrame, FrameDecoder, frameLimits } from "../data/frames";
import type { Isolation } from "./isolation";
import { type KillReason, type SandboxLimits, sandboxLimits } from "./limits";
import { type SandboxedProcess, startSandboxed } from "./sandboxed-process";

export interface SandboxedWorker {
  /** The answer to one request, after those asked for before. Rejects with a {@link WorkerError}. */
  readonly request: (data: Data) => Promise<Data>;
  readonly stop: () => Promise<void>;
}

export interface WorkerOptions {
  readonly isolation: Isolation;
  /** Folder made by `stageFiles`. */
  readonly files: string;
  /** Script in that folder, which calls `serveFrames`. */
  readonly program: string;
  /** `cpuSeconds` and `wallMs` count for each request. */
  readonly limits?: Partial<SandboxLimits>;
}

/** A worker did not answer, or answered that it cannot. The next request meets a fresh process. */
export class WorkerError extends Error {
  override readonly name = "WorkerError";

  constructor(
    readonly reason: KillReason | "ended" | "garbled" | "failed" | "stopped",
    detail: string,
    /** Written by foreign code: for the instructor alone. */
    readonly stderrTail = "",
  ) {
    super(`worker: expected an answer, got ${reason}${detail === "" ? "" : ` (${detail})`}.`);
  }
}

/** What the process as a whole may use; each request has limits of its own. */
const processCpuSeconds = 24 * 3600;
const pollMs = 100;

/**
 * Starts a process that stays and answers requests. It is killed, and the next request met by a new
 * one, when a request uses more than its limits, or when anything but one answer comes back.
 */
export function startSandboxedWorker(options: WorkerOptions): SandboxedWorker {
  const limits: SandboxLimits = { ...sandboxLimits, ...options.limits };
  let current: Resident | undefined = new Resident(options, limits);
  let queue: Promise<unknown> = Promise.resolve();
  let stopped = false;
  const ask = async (data: Data): Promise<Data> => {
    if (stopped) throw new WorkerError("stopped", "");
    current ??= new Resident(options, limits);
    try {
      return await current.ask(data);
    } catch (error) {
      if (error instanceof WorkerError && error.reason !== "failed") {
        current.kill();
        current = undefined;
      }
      throw error;
    }
  };
  return {
    request: (data) => {
      const answer = queue.then(() => ask(data));
      queue = answer.catch(() => undefined);
      return answer;
    },
    stop: async () => {
      stopped = true;
      current?.kill();
      await current?.ended;
    },
  };
}

/** One process of a worker, until it does wrong. */
class Resident {
  private readonly running: SandboxedProcess;
  private readonly decoder: FrameDecoder;
  private waiting: ((outcome: Data | WorkerError) => void) | undefined;
  /** What went wrong between requests is told to the next one. */
  private fault: WorkerError | undefined;
  readonly ended: Promise<void>;

  constructor(
    options: WorkerOptions,
    private readonly limits: SandboxLimits,
  ) {
    this.running = startSandboxed({
      isolation: options.isolation,
      folder: options.files,
      inside: { script: options.program, permissions: true },
      limits: { ...limits, cpuSeconds: processCpuSeconds },
    });
    this.decoder = new FrameDecoder({ ...frameLimits, maxBytes: limits.replyBytes });
    this.running.replies.on("data", (chunk: Buffer) => this.receive(chunk));
    this.ended = this.running.ended.then(({ killed, exitCode, stderrTail }) => {
      this.settle(new WorkerError(killed ?? "ended", `exit code ${exitCode}`, stderrTail));
    });
  }

  async ask(data: Data): Promise<Data> {
    if (this.fault !== undefined) throw this.fault;
    const frame = encodeFrame(data);
    const answer = new Promise<Data | WorkerError>((resolve) => {
      this.waiting = resolve;
    });
    const unwatch = this.watch();
    this.running.input.write(frame);
    const outcome = await answer.finally(unwatch);
    if (outcome instanceof WorkerError) throw outcome;
    return unwrapped(outcome);
  }

  kill(): void {
    this.running.kill("stop");
  }

  private receive(chunk: Buffer): void {
    if (this.fault !== undefined) return;
    try {
      this.decoder.push(chunk);
      const data = this.decoder.take();
      if (data === undefined) {
        if (this.waiting === undefined) throw new Error("bytes that nobody asked for");
        return;
      }
      if (this.decoder.pendingBytes > 0) throw new Error("more than one answer");
      this.settle(data);
    } catch (error) {
      this.settle(new WorkerError("garbled", error instanceof Error ? error.message : ""));
      this.kill();
    }
  }

  private settle(outcome: Data | WorkerError): void {
    const waiting = this.waiting;
    this.waiting = undefined;
    if (outcome instanceof WorkerError) this.fault ??= outcome;
    else if (waiting === undefined) this.fault = new WorkerError("garbled", "an answer too many");
    waiting?.(outcome);
  }

  /** Ends the process when this request has used up its time. */
  private watch(): () => void {
    const usedBefore = this.running.processorSeconds();
    const { cpuSeconds, wallMs } = this.limits;
    const clock = setTimeout(() => this.running.kill("wall"), wallMs);
    const meter = setInterval(() => {
      const used = this.running.processorSeconds();
      if (used - usedBefore > cpuSeconds) this.running.kill("cpu");
    }, pollMs);
    return () => {
      clearTimeout(clock);
      clearInterval(meter);
    };
  }
}

function unwrapped(reply: Data): Data {
  if (typeof reply === "object" && reply !== null && !Array.isArray(reply)) {
    const [entry, more] = Object.entries(reply);
    if (entry !== undefined && more === undefined) {
      const [key, value] = entry;
      if (key === "answer") return value;
      if (key === "failed" && typeof value === "string") throw new WorkerError("failed", value);
    }
  }
  throw new WorkerError("garbled", "expected an answer or a failure");
}
