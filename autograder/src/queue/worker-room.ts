import { ControlRuns } from "../grading/control-runs";
import { limitsOf, openRoom } from "../grading/grade-batch";
import { gradeSubmission } from "../grading/grade-submission";
import type { GradingRoom } from "../grading/grading-room";
import type { SubmissionResult } from "../report/result";
import type { IsolationChoice } from "../sandbox/isolation";
import type { GradingJob } from "./grading-job";

/** Batches whose control runs are remembered: a worker may live for a term. */
const rememberedBatches = 4;

/** A room in which jobs of any batch are graded, after the isolation's self-test. */
export interface WorkerRoom {
  readonly isolation: SubmissionResult["isolation"];
  readonly fingerprint: string;
  readonly grade: (job: GradingJob) => Promise<SubmissionResult>;
  readonly close: () => Promise<void>;
}

/** @throws IsolationError when nothing can isolate, or the self-test breaks out */
export async function openWorkerRoom(options: {
  readonly isolation: IsolationChoice;
  readonly jobs: number;
}): Promise<WorkerRoom> {
  const { room, close } = await openRoom({ ...options, timeoutSeconds: 10 });
  const batches = new Map<string, { room: GradingRoom; controls: ControlRuns }>();
  const roomOf = ({ seed, timeoutSeconds }: GradingJob) => {
    const name = `${seed}/${timeoutSeconds}`;
    const known = batches.get(name);
    if (known !== undefined) return known;
    const own = { ...room, seed, timeoutSeconds, limits: limitsOf(timeoutSeconds) };
    const opened = { room: own, controls: new ControlRuns(own) };
    batches.set(name, opened);
    const [oldest] = batches.keys();
    if (batches.size > rememberedBatches && oldest !== undefined) batches.delete(oldest);
    return opened;
  };
  return {
    isolation: room.isolation.kind,
    fingerprint: room.fingerprint,
    grade: (job) => {
      const { room: own, controls } = roomOf(job);
      return gradeSubmission(own, controls, submissionOf(job));
    },
    close,
  };
}

function submissionOf(job: GradingJob) {
  const { path, fileName, student, studentFrom, submittedAt } = job;
  const bytes = Buffer.from(job.content, "base64");
  const read = async () => ({ kind: "bytes", bytes }) as const;
  return { path, fileName, student, studentFrom, submittedAt, read };
}
