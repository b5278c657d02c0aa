import { setTimeout as wait } from "node:timers/promises";
import { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { type SubmissionResult, submissionResult } from "../report/result";
import { batchesPlace, type GradingJob, jobId, queueName, resultPlace } from "./grading-job";
import { connectRedis, type RedisAddress } from "./redis-connection";
import { retries } from "./retries";

/** What became of a job: a result, or why nobody could make one. */
export type Done = { readonly result: SubmissionResult } | { readonly fault: string };

/** The supervisor's side of the queue. */
export interface Outbox {
  /** Hands a job over and waits until it is done, however often that takes. */
  readonly request: (job: GradingJob) => Promise<Done>;
  /** Says that the result is kept: the queue may forget it. */
  readonly settle: (key: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Pending {
  readonly job: GradingJob;
  readonly resolve: (done: Done) => void;
  /** How often it was handed over. */
  tries: number;
}

const lookMs = 100;
/** How many rounds pass between two looks at jobs without results. */
const roundsBetweenChecks = 20;
const resultsAtATime = 16;
/** How long a batch counts as waiting for workers after its grader was last heard. */
const announcedSeconds = 30;
const noWorkerAfterMs = 10_000;

/** @throws QueueError where Redis cannot be reached */
export async function openOutbox(options: {
  readonly address: RedisAddress;
  readonly fingerprint: string;
  readonly isolation: string;
  readonly say: (line: string) => void;
}): Promise<Outbox> {
  const redis = await connectRedis(options.address, options.say);
  const name = queueName(options.fingerprint, options.isolation);
  const queue = new Queue(name, { connection: redis });
  queue.on("error", () => {});
  const post = new PostRoom(redis, queue, name, options.say);
  const running = post.run();
  return {
    request: (job) => post.request(job),
    settle: (key) => post.settle(key),
    close: async () => {
      post.stop();
      await running;
      await queue.close();
      redis.disconnect();
    },
  };
}

/**
 * Looks for results under their keys, rather than listening for events: an event may be lost with a
 * connection, a key is there or is not. What is neither there nor under way is handed over again.
 */
class PostRoom {
  private readonly pending = new Map<string, Pending>();
  private isOpen = true;
  private withoutWorkerSince = performance.now();
  private hasComplained = false;

  constructor(
    private readonly redis: Redis,
    private readonly queue: Queue,
    private readonly name: string,
    private readonly say: (line: string) => void,
  ) {}

  async request(job: GradingJob): Promise<Done> {
    const done = new Promise<Done>((resolve) => {
      this.pending.set(job.key, { job, resolve, tries: 1 });
    });
    // One that an earlier batch gave up on is not the answer to this one.
    if ((await this.queue.getJobState(jobId(job.key))) === "failed") await this.forget(job.key);
    await this.add(job);
    return done;
  }

  async settle(key: string): Promise<void> {
    await this.redis.del(resultPlace(key));
  }

  stop(): void {
    this.isOpen = false;
  }

  async run(): Promise<void> {
    for (let round = 0; this.isOpen; round++) {
      try {
        await this.takeResults();
        if (round % roundsBetweenChecks === 0) {
          await this.announce();
          await this.checkPending();
        }
      } catch {
        // Redis is away or restarts: the next round asks again.
      }
      await wait(lookMs);
    }
  }

  private async takeResults(): Promise<void> {
    const keys = [...this.pending.keys()];
    for (let at = 0; at < keys.length; at += resultsAtATime) {
      const some = keys.slice(at, at + resultsAtATime);
      const texts = await this.redis.mget(some.map(resultPlace));
      for (const [i, key] of some.entries()) {
        const text = texts[i] ?? null;
        if (text !== null) await this.takeResult(key, text);
      }
    }
  }

  /** What is no result of this key is nobody's: it is thrown away, and the job handed over again. */
  private async takeResult(key: string, text: string): Promise<void> {
    const result = readResult(text, key);
    if (result !== null) {
      this.finish(key, { result });
      return;
    }
    await this.redis.del(resultPlace(key));
    await this.again(key, "a worker sent something that is no result");
  }

  private async checkPending(): Promise<void> {
    for (const [key, { job }] of [...this.pending]) {
      const state = await this.queue.getJobState(jobId(key));
      // A result may have come since the last look.
      if (state === "unknown" || state === "completed") {
        if ((await this.redis.exists(resultPlace(key))) === 0) {
          await this.again(key, "the queue lost it");
        }
      } else if (state === "failed") {
        const failed = await this.queue.getJob(jobId(job.key));
        const reason = failed?.failedReason ?? "no reason was left";
        await this.forget(key);
        this.finish(key, { fault: `given up by the workers: ${reason}` });
      }
    }
  }

  private async again(key: string, why: string): Promise<void> {
    const waiting = this.pending.get(key);
    if (waiting === undefined) return;
    if (waiting.tries >= retries.handOvers) {
      this.finish(key, { fault: `given up after ${waiting.tries} tries: ${why}` });
      return;
    }
    waiting.tries += 1;
    await this.forget(key);
    await this.add(waiting.job);
  }

  private finish(key: string, done: Done): void {
    this.pending.get(key)?.resolve(done);
    this.pending.delete(key);
  }

  private async add(job: GradingJob): Promise<void> {
    await this.queue.add("grade", job, {
      jobId: jobId(job.key),
      attempts: retries.attempts,
      backoff: { type: "fixed", delay: retries.pauseMs },
      // The result stands under its key; what was handed in is gone from Redis with the job.
      removeOnComplete: true,
      removeOnFail: false,
    });
  }

  private async forget(key: string): Promise<void> {
    await this.queue.remove(jobId(key));
  }

  /** Tells workers of other versions that somebody waits, and the instructor that nobody works. */
  private async announce(): Promise<void> {
    const until = Math.round(Date.now() / 1000) + announcedSeconds;
    await this.redis.zadd(batchesPlace, until, this.name);
    const workers = await this.queue.getWorkersCount().catch(() => 1);
    if (workers > 0) {
      this.withoutWorkerSince = performance.now();
      this.hasComplained = false;
    } else if (
      !this.hasComplained &&
      performance.now() - this.withoutWorkerSince > noWorkerAfterMs
    ) {
      this.hasComplained = true;
      this.say(
        `no worker takes jobs of ${this.name}. Start one from the same commit: npm run worker -- --queue …`,
      );
    }
  }
}

function readResult(text: string, key: string): SubmissionResult | null {
  try {
    const result = submissionResult.parse(JSON.parse(text));
    return result.key === key ? result : null;
  } catch {
    return null;
  }
}
