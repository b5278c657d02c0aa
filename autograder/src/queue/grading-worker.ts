import { UnrecoverableError, Worker } from "bullmq";
import type { Redis } from "ioredis";
import { printable } from "../report/printable";
import type { SubmissionResult } from "../report/result";
import { batchesPlace, type GradingJob, gradingJob, queueName, resultPlace } from "./grading-job";
import { connectRedis, type RedisAddress } from "./redis-connection";
import { retries } from "./retries";

/** How long a result waits in Redis for the grader that asked for it. */
const resultSeconds = 7 * 24 * 3600;
const otherVersionsMs = 15_000;

export interface GradingWorkerOptions {
  readonly address: RedisAddress;
  readonly fingerprint: string;
  readonly isolation: SubmissionResult["isolation"];
  /** Submissions at a time. */
  readonly jobs: number;
  /** A worker that has not said for so long that it lives has lost its jobs to others. */
  readonly leaseSeconds: number;
  /** Grades one submission. What it throws is tried again. */
  readonly grade: (job: GradingJob) => Promise<SubmissionResult>;
  readonly say: (line: string) => void;
}

/**
 * Takes jobs of its own version and isolation, until closed, and leaves each result under its key.
 *
 * @throws QueueError where Redis cannot be reached
 */
export async function startGradingWorker(
  options: GradingWorkerOptions,
): Promise<{ readonly close: () => Promise<void> }> {
  const { address, jobs, leaseSeconds, say } = options;
  const redis = await connectRedis(address, say);
  const name = queueName(options.fingerprint, options.isolation);
  const worker = new Worker(name, (job) => perform(job.data, redis, options), {
    connection: redis,
    concurrency: jobs,
    lockDuration: leaseSeconds * 1000,
    stalledInterval: leaseSeconds * 1000,
    maxStalledCount: retries.lostWorkers,
  });
  worker.on("error", () => {});
  worker.on("failed", (job, error) => {
    say(
      `${job?.id?.slice(0, 18) ?? "a job"} failed, try ${job?.attemptsMade ?? "?"}: ${error.message}`,
    );
  });
  worker.on("stalled", (id) => say(`${id.slice(0, 18)} was another worker's, which is lost`));
  const told = new Set([name]);
  const watch = setInterval(() => void tellOfOthers(redis, name, told, say), otherVersionsMs);
  void tellOfOthers(redis, name, told, say);
  say(`waits at ${address.shown} for jobs of ${name}, ${jobs} at a time`);
  return {
    close: async () => {
      clearInterval(watch);
      await worker.close();
      redis.disconnect();
    },
  };
}

async function perform(data: unknown, redis: Redis, options: GradingWorkerOptions): Promise<void> {
  const job = gradingJob.safeParse(data);
  if (!job.success) throw new UnrecoverableError("the job is none of this version");
  const { key, fingerprint, isolation } = job.data;
  if (fingerprint !== options.fingerprint)
    throw new UnrecoverableError(otherVersion(options, fingerprint));
  if (isolation !== options.isolation) {
    throw new UnrecoverableError(
      `the job asks for isolation ${isolation}, this worker has ${options.isolation}`,
    );
  }
  // Delivered twice: the result is there.
  if ((await redis.exists(resultPlace(key))) === 1) return;
  const result = await options.grade(job.data);
  if (result.key !== key) {
    throw new UnrecoverableError(
      "the job's key is not that of its content: it was changed on the way",
    );
  }
  if (result.problem?.kind === "grader-fault") throw new Error(result.problem.message);
  await redis.set(resultPlace(key), JSON.stringify(result), "EX", resultSeconds);
}

function otherVersion({ fingerprint }: GradingWorkerOptions, wanted: string): string {
  return (
    `the batch is of version ${wanted.slice(0, 12)}, this worker of ${fingerprint.slice(0, 12)}. ` +
    "Check out the same commit on both machines and run npm run build"
  );
}

/** A batch for which this worker cannot work would wait for ever, and nobody would know why. */
async function tellOfOthers(
  redis: Redis,
  own: string,
  told: Set<string>,
  say: (line: string) => void,
): Promise<void> {
  try {
    const now = Math.round(Date.now() / 1000);
    await redis.zremrangebyscore(batchesPlace, "-inf", now);
    for (const name of await redis.zrange(batchesPlace, 0, 20)) {
      if (told.has(name) || told.size > 100) continue;
      told.add(name);
      say(
        `a batch waits for workers of ${printable(name)}, and this one is of ${own}: ` +
          "check out the same commit on both machines, run npm run build, and choose the same --isolation",
      );
    }
  } catch {
    // Redis is away: asked again later.
  }
}
