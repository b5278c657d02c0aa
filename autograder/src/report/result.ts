import { z } from "zod";

/** What became of one assertion. */
const assertionResult = z.object({
  id: z.string(),
  claim: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  passed: z.boolean(),
  /** Empty when it passed. */
  message: z.string(),
  expected: z.string(),
  observed: z.string(),
});

/** `error`: the learner's code threw or did not compile. `timeout`: it ran out of time, memory or output. */
const exerciseStatuses = ["full", "partial", "wrong", "not-attempted", "error", "timeout"] as const;

const exerciseResult = z.object({
  id: z.string(),
  title: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  status: z.enum(exerciseStatuses),
  /** Set when the mark comes from a run in which earlier answers were replaced by the reference. */
  carriedForward: z
    .object({ replaced: z.array(z.string()), pointsWithOwnAnswers: z.number() })
    .nullable(),
  /** The known mistake that the answer behaves like. */
  mistake: z.object({ id: z.string(), says: z.string() }).nullable(),
  /** What the learner should know beside the assertions, each with its cell where there is one. */
  notes: z.array(z.string()),
  /** The answer is the published solution to the token: for a person to look at, never punished. */
  matchesReference: z.boolean(),
  assertions: z.array(assertionResult),
});

/** Why a submission got no mark at all. Only `grader-fault` is ours. */
const submissionProblem = z.object({
  kind: z.enum(["unreadable", "no-exercise", "grader-fault"]),
  message: z.string(),
});

const submissionResult = z.object({
  file: z.string(),
  notebook: z.string().nullable(),
  student: z.string(),
  gradable: z.boolean(),
  problem: submissionProblem.nullable(),
  isolation: z.enum(["bwrap", "container", "none"]),
  score: z.number(),
  maxScore: z.number(),
  seconds: z.number(),
  /** Cells that did not compile, cells that threw: with cell and line. */
  notes: z.array(z.string()),
  exercises: z.array(exerciseResult),
});

/** The one result model, `attending/result@1`: every report is made from it. */
export const gradingResult = z.object({
  schema: z.literal("attending/result@1"),
  tool: z.object({ name: z.literal("attending"), version: z.string() }),
  /** Replays the batch: the same submission and seed give the same marks. */
  seed: z.string(),
  submissions: z.array(submissionResult),
});

export type AssertionResult = z.infer<typeof assertionResult>;
export type ExerciseStatus = (typeof exerciseStatuses)[number];
export type ExerciseResult = z.infer<typeof exerciseResult>;
export type SubmissionProblem = z.infer<typeof submissionProblem>;
export type SubmissionResult = z.infer<typeof submissionResult>;
export type GradingResult = z.infer<typeof gradingResult>;
