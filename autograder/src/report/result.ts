import { z } from "zod";

/** `uid` is another user in a container that is thrown away: the network is not blocked there. */
const isolationKinds = ["bwrap", "container", "uid", "none"] as const;

/** What became of one assertion. */
const assertionResult = z.object({
  id: z.string(),
  claim: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  passed: z.boolean(),
  /** Of a claim whose details the card keeps from learners: their page says only whether it holds. */
  hidden: z.boolean(),
  /** Empty when it passed. */
  message: z.string(),
  expected: z.string(),
  observed: z.string(),
});

/** `error`: the learner's code threw or did not compile. `timeout`: it ran out of time, memory or output. */
const exerciseStatuses = ["full", "partial", "wrong", "not-attempted", "error", "timeout"] as const;

/**
 * What a learner may read of a lost claim. It comes from a second run, on the feedback seed: what the
 * marked run saw would tell hidden inputs.
 */
const feedback = z.object({
  /** The claims that fail there too. */
  assertions: z.array(
    z.object({ id: z.string(), message: z.string(), expected: z.string(), observed: z.string() }),
  ),
  /** The learner's own error in that run, with its cell, and how the answer was cut out. */
  notes: z.array(z.string()),
  /** The smallest inputs known on which the answer differs from the reference, in words. */
  counterexample: z
    .object({ inputs: z.string(), expected: z.string(), observed: z.string() })
    .nullable(),
});

const namedMistake = z.object({ id: z.string(), says: z.string() });

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
  /** The known mistake that the answer behaves like; of two that were made at once also each. */
  mistake: z
    .object({ id: z.string(), says: z.string(), both: z.array(namedMistake).optional() })
    .nullable(),
  /**
   * What the learner should know beside the assertions, in the grader's words, with cell numbers. Of
   * the marked run: where there is feedback, learners read its notes instead.
   */
  notes: z.array(z.string()),
  /**
   * Where the learner's code threw in the marked run ("cell 3, line 2", or empty), and what it said.
   * Its words may repeat hidden inputs, or be made to: they are for the instructor alone.
   */
  thrown: z
    .object({
      where: z.string(),
      says: z.string(),
      /** What usually mends such an error. */
      fix: z.string().nullable(),
    })
    .nullable(),
  /** The answer is the published solution, names aside: for a person to look at, never punished. */
  matchesReference: z.boolean(),
  /** Files of the batch by other students whose answer is the same after renaming: likewise. */
  sameAs: z.array(z.string()),
  feedback: feedback.nullable(),
  assertions: z.array(assertionResult),
});

/** Why a submission got no mark at all. Only `grader-fault` is ours. */
const submissionProblem = z.object({
  kind: z.enum(["unreadable", "no-exercise", "grader-fault"]),
  message: z.string(),
});

/** What a learner wrote under a thought question. Points for it come from a person. */
const thoughtAnswer = z.object({ id: z.string(), answer: z.string() });

/** Points that a person gave or took, for an exercise, a thought question or the whole. */
const manualMark = z.object({
  item: z.string(),
  points: z.number(),
  /** What it could earn beside the automatic points; null where it only adds or takes. */
  maxPoints: z.number().nullable(),
  comment: z.string(),
});

/** What lateness costs: `penalty` points, by the rule in words. */
const lateness = z.object({ seconds: z.number(), penalty: z.number(), rule: z.string() });

/** One notebook's result; also what is kept of an unfinished batch, and what workers send. */
export const submissionResult = z.object({
  file: z.string(),
  notebook: z.string().nullable(),
  student: z.string(),
  /** Where the name came from: "folder", "file name", "Canvas download", … */
  studentFrom: z.string(),
  /** Hash of all that the mark depends on; empty where the file could not be read. */
  key: z.string(),
  /** ISO 8601, where the layout tells it or the file's own time was asked for. */
  submittedAt: z.string().nullable(),
  /** SHA-256 of the file's bytes, hexadecimal; empty where it could not be read. */
  contentHash: z.string(),
  gradable: z.boolean(),
  problem: submissionProblem.nullable(),
  isolation: z.enum(isolationKinds),
  /** Automatic points: the sum over the exercises. */
  score: z.number(),
  maxScore: z.number(),
  manual: z.array(manualMark),
  late: lateness.nullable(),
  /** Automatic and manual points less the penalty for lateness: what goes into a gradebook. */
  finalScore: z.number(),
  finalMaxScore: z.number(),
  seconds: z.number(),
  /** Cells that did not compile, cells that threw: with cell and line. */
  notes: z.array(z.string()),
  thoughts: z.array(thoughtAnswer),
  /** By exercise, what its answer says whatever its names; empty where it is too short to compare. */
  fingerprints: z.record(z.string()),
  exercises: z.array(exerciseResult),
});

/** The one result model, `attending/result@1`: every report is made from it. */
export const gradingResult = z.object({
  schema: z.literal("attending/result@1"),
  tool: z.object({ name: z.literal("attending"), version: z.string() }),
  /** Replays the batch: the same submission and seed give the same marks. */
  seed: z.string(),
  /** Processor seconds that each exercise might use: a replay needs it too. */
  timeoutSeconds: z.number(),
  submissions: z.array(submissionResult),
});

export type Feedback = z.infer<typeof feedback>;
export type ThoughtAnswer = z.infer<typeof thoughtAnswer>;
export type ManualMark = z.infer<typeof manualMark>;
export type Lateness = z.infer<typeof lateness>;
export type AssertionResult = z.infer<typeof assertionResult>;
export type ExerciseStatus = (typeof exerciseStatuses)[number];
export type ThrownError = NonNullable<z.infer<typeof exerciseResult>["thrown"]>;
export type ExerciseResult = z.infer<typeof exerciseResult>;
export type SubmissionProblem = z.infer<typeof submissionProblem>;
export type SubmissionResult = z.infer<typeof submissionResult>;
export type GradingResult = z.infer<typeof gradingResult>;
