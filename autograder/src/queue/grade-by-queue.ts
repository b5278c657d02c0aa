import type { GradeAll, OnResult } from "../grading/grade-batch";
import { keyIn, resultWithoutGrade } from "../grading/grade-submission";
import { Slots } from "../grading/slots";
import type { SubmissionResult } from "../report/result";
import {
  nameOfSubmission,
  readSubmissionFile,
  type SubmissionFile,
} from "../submissions/submission";
import { ByteBudget } from "./byte-budget";
import type { GradingJob } from "./grading-job";
import { type Outbox, openOutbox } from "./outbox";
import type { RedisAddress } from "./redis-connection";

/** Submissions under way at a time: enough for many workers, without filling Redis with a class. */
const underWay = { submissions: 128, bytes: 256 * 1024 ** 2 } as const;

export interface QueueOptions {
  readonly address: RedisAddress;
  readonly fingerprint: string;
  readonly isolation: SubmissionResult["isolation"];
  readonly timeoutSeconds: number;
  /** Told what the instructor should know, a line each. */
  readonly say: (line: string) => void;
}

/**
 * Grades by workers on whatever machines: each submission becomes a job, each result is told once.
 *
 * The rooms in which strangers' code runs are the workers'; this process runs none of it.
 */
export function byQueue(options: QueueOptions): GradeAll {
  return async (files, seed, onResult) => {
    const outbox = await openOutbox(options);
    try {
      const slots = new Slots(underWay.submissions);
      const budget = new ByteBudget(underWay.bytes);
      const send = (file: SubmissionFile) =>
        handOver({ file, seed, outbox, budget }, options, onResult);
      await Promise.all(files.map((file) => slots.run(() => send(file))));
    } finally {
      await outbox.close();
    }
  };
}

interface Parcel {
  readonly file: SubmissionFile;
  readonly seed: string;
  readonly outbox: Outbox;
  readonly budget: ByteBudget;
}

async function handOver(
  { file, seed, outbox, budget }: Parcel,
  options: QueueOptions,
  onResult: OnResult,
): Promise<void> {
  const read = await readSubmissionFile(file);
  if (read.kind === "problem") {
    const problem = { kind: "unreadable", message: read.message } as const;
    onResult(file, resultWithoutGrade(file, options.isolation, "", problem));
    return;
  }
  await budget.take(read.bytes.length);
  try {
    const job = jobOf(file, seed, options, read.bytes);
    const done = await outbox.request(job);
    const result = "fault" in done ? faultOf(file, job, done.fault) : ofFile(done.result, file);
    onResult(file, result);
    await outbox.settle(job.key);
  } finally {
    budget.give(read.bytes.length);
  }
}

function jobOf(
  file: SubmissionFile,
  seed: string,
  { fingerprint, isolation, timeoutSeconds }: QueueOptions,
  bytes: Uint8Array,
): GradingJob {
  const room = { fingerprint, seed, timeoutSeconds, isolation: { kind: isolation } };
  const { path, student, studentFrom, submittedAt = null } = file;
  return {
    schema: "attending/job@1",
    key: keyIn(room, file, bytes),
    ...{ fingerprint, seed, isolation, timeoutSeconds },
    ...{ path, fileName: nameOfSubmission(file), student, studentFrom, submittedAt },
    content: Buffer.from(bytes).toString("base64"),
  };
}

function faultOf(file: SubmissionFile, { isolation, key }: GradingJob, message: string) {
  return resultWithoutGrade(file, isolation, key, { kind: "grader-fault", message });
}

/** Whose it is and where it lies is known here, whatever a worker says. */
function ofFile(result: SubmissionResult, file: SubmissionFile): SubmissionResult {
  const { path, student, studentFrom, submittedAt = null } = file;
  return { ...result, file: path, student, studentFrom, submittedAt };
}
