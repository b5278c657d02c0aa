import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { classOf } from "../grading-times";
import { startLocalRedis } from "./local-redis";
import { startCommand, type WatchedRun, watchGrading } from "./watched-command";

/** A class of so many, graded in one go. */
export interface BatchRow extends WatchedRun {
  readonly what: string;
  readonly notebooks: number;
  /** Submissions in the result that are graded with full marks, each counted once. */
  readonly graded: number;
}

const sizes = [1, 10, 50, 100, 200] as const;
const numWorkers = 4;

/**
 * Grades classes of growing size on this machine, and one by a queue with four workers, isolation on:
 * time should grow with the number, memory and descriptors should not.
 *
 * @param queued how many go by the queue; 0: none
 */
export async function benchBatches(root: string, queued: number): Promise<BatchRow[]> {
  const rows: BatchRow[] = [];
  const add = (row: BatchRow) => {
    rows.push(row);
    console.log(lineOf(row));
  };
  for (const size of sizes) add(await timeClass(root, `grade ${size}`, size, []));
  if (queued === 0) return rows;
  const redis = await startLocalRedis();
  if (redis === null) {
    console.log("skipped: a batch by Redis needs redis-server, which is not installed");
    return rows;
  }
  const queue = ["--queue", redis.url];
  const workers = Array.from({ length: numWorkers }, () =>
    startCommand(root, "worker", [...queue, "--jobs", "1"]),
  );
  try {
    add(await timeClass(root, `grade ${queued} by ${numWorkers} workers`, queued, queue));
  } finally {
    const ended = workers.map((worker) => new Promise((resolve) => worker.once("exit", resolve)));
    for (const worker of workers) worker.kill("SIGTERM");
    await Promise.all(ended);
    redis.stop();
  }
  return rows;
}

async function timeClass(
  root: string,
  what: string,
  size: number,
  args: readonly string[],
): Promise<BatchRow> {
  const students = classOf(join(root, "solutions", "02-self-attention.ipynb"), size);
  const out = mkdtempSync(join(tmpdir(), "attending-bench-"));
  try {
    const run = await watchGrading(root, [students.path, "--out", out, ...args]);
    return { what, notebooks: size, graded: fullMarksIn(join(out, "result.json")), ...run };
  } finally {
    students.remove();
    rmSync(out, { recursive: true });
  }
}

function fullMarksIn(file: string): number {
  const result: { submissions: { file: string; score: number; maxScore: number }[] } = JSON.parse(
    readFileSync(file, "utf8"),
  );
  const full = result.submissions.filter(({ score, maxScore }) => score === maxScore && score > 0);
  return new Set(full.map(({ file: path }) => path)).size;
}

/** One line of the table. */
export function lineOf(row: Omit<BatchRow, "exitCode">): string {
  const { what, seconds, notebooks, graded, peakMegabytes, descriptors } = row;
  const each = (seconds / notebooks).toFixed(2);
  const found = graded === notebooks ? "" : `   EXPECTED ${notebooks}, GRADED ${graded}`;
  return `${what.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s  ${each.padStart(5)} s each   supervisor ${peakMegabytes.toFixed(0)} MB, ${descriptors} descriptors${found}`;
}
