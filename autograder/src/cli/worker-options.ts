import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { IsolationChoice } from "../sandbox/isolation";
import { readIsolation, readNumber } from "./option-values";
import { UsageError } from "./usage-error";

export const workerUsage = `npm run worker -- --queue URL [options]

Grades what "npm run grade -- … --queue URL" hands over, until it is interrupted (Ctrl-C: after
what it is at; twice: at once). Start one on each machine, from the same commit.

  --queue URL        the Redis: redis://host:port, or rediss://… with TLS; a password may stand in
                     ATTENDING_QUEUE_PASSWORD. See docs/queue.md
  --jobs N           notebooks at a time (default: the number of cores)
  --isolation KIND   auto (default), bwrap, container, or none: for your own work only, no protection
  --lease S          seconds after which a worker that is not heard of has lost its jobs (default 30)
  --help`;

export interface WorkerOptions {
  readonly queue: string;
  readonly jobs: number;
  readonly isolation: IsolationChoice;
  readonly leaseSeconds: number;
}

/**
 * The options of `npm run worker`; null where its usage is asked for.
 *
 * @throws UsageError for an unknown option, a value out of range, or no queue
 */
export function parseWorkerOptions(args: readonly string[]): WorkerOptions | null {
  const values = parseStrictly(args);
  if (values.help === true) return null;
  if (values.queue === undefined) {
    throw new UsageError("worker: expected --queue redis://host:port, got none.");
  }
  return {
    queue: values.queue,
    jobs: readNumber("worker: --jobs", values.jobs, 256) ?? availableParallelism(),
    isolation: readIsolation("worker", values.isolation),
    leaseSeconds: readNumber("worker: --lease", values.lease, 3600) ?? 30,
  };
}

function parseStrictly(args: readonly string[]) {
  const text = { type: "string" } as const;
  const help = { type: "boolean", short: "h" } as const;
  try {
    return parseArgs({
      args: [...args],
      options: { queue: text, jobs: text, isolation: text, lease: text, help },
    }).values;
  } catch (error) {
    throw new UsageError(`worker: ${error instanceof Error ? error.message : String(error)}`);
  }
}
