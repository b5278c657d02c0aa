import { z } from "zod";
import { submissionResult } from "../report/result";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** Fifteen megabytes, the most that a notebook may have, in base64. */
const maxContent = 4 * Math.ceil((15 * 1024 ** 2) / 3);

/**
 * One submission on its way to a worker, with all that its result depends on. It holds the hidden seed
 * and a learner's work: whoever reads the queue reads both.
 */
export const gradingJob = z
  .object({
    schema: z.literal("attending/job@1"),
    /** Of the result: the worker makes it anew from the rest, and must come to the same. */
    key: hash,
    fingerprint: hash,
    seed: z.string().regex(/^[\w-]{1,64}$/),
    isolation: submissionResult.shape.isolation,
    timeoutSeconds: z.number().int().min(1).max(3600),
    path: z.string(),
    fileName: z.string(),
    student: z.string(),
    studentFrom: z.string(),
    submittedAt: z.string().nullable(),
    /** The notebook's bytes in base64. */
    content: z.string().max(maxContent),
  })
  .strict();

export type GradingJob = z.infer<typeof gradingJob>;

/**
 * Where jobs wait that any worker of the same build and isolation may take. Others never see them.
 */
export function queueName(fingerprint: string, isolation: string): string {
  return `attending-${fingerprint.slice(0, 12)}-${isolation}`;
}

/** BullMQ's id of a job: a submission that is handed over twice is one job. */
export const jobId = (key: string): string => `grade-${key}`;

/** Where a worker leaves a result. By its key: a job that runs twice leaves one. */
export const resultPlace = (key: string): string => `attending:result:${key}`;

/** The queues for which somebody grades now, with the second until which that holds. */
export const batchesPlace = "attending:batches";
