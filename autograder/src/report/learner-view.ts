import { basename } from "node:path";
import { repeatedFailures } from "./repeated-failures";
import type {
  AssertionResult,
  ExerciseResult,
  ExerciseStatus,
  Feedback,
  Lateness,
  ManualMark,
  SubmissionProblem,
  SubmissionResult,
} from "./result";
import { hintAtThrown } from "./thrown-words";

/** What a learner may read of a claim that was lost: from the feedback seed, never the marked run. */
export interface ClaimAdvice {
  readonly message: string;
  readonly expected: string;
  readonly observed: string;
}

export interface LearnerClaim {
  readonly id: string;
  readonly claim: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly passed: boolean;
  readonly hidden: boolean;
  readonly advice: ClaimAdvice | null;
  /** Lost for the same reason as a claim before it, as far as a learner can read. */
  readonly follows: boolean;
}

export interface LearnerExercise {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly status: ExerciseStatus;
  readonly carriedForward: ExerciseResult["carriedForward"];
  /** The named mistake, as a sentence. */
  readonly mistake: string | null;
  readonly notes: readonly string[];
  readonly counterexample: Feedback["counterexample"];
  readonly claims: readonly LearnerClaim[];
}

/** Everything that reaches a learner, by whatever page or platform, is made from this. */
export interface LearnerView {
  readonly student: string;
  /** Without the folders it lay in. */
  readonly file: string;
  readonly notebook: string | null;
  readonly submittedAt: string | null;
  readonly gradable: boolean;
  readonly problem: SubmissionProblem | null;
  readonly score: number;
  readonly maxScore: number;
  readonly finalScore: number;
  readonly finalMaxScore: number;
  readonly seconds: number;
  readonly manual: readonly ManualMark[];
  readonly late: Lateness | null;
  readonly notes: readonly string[];
  readonly exercises: readonly LearnerExercise[];
}

/**
 * What a learner may read of their submission. Left out, since the marked run's inputs are hidden: the
 * seed and the key made with it; what a claim expected and saw; what the learner's code said when it
 * threw; whose answers are alike.
 */
export function learnerView(submission: SubmissionResult): LearnerView {
  const { student, notebook, submittedAt, gradable, seconds, manual, late, notes } = submission;
  const { score, maxScore, finalScore, finalMaxScore } = submission;
  return {
    ...{ student, notebook, submittedAt, gradable, seconds, manual, late, notes },
    ...{ score, maxScore, finalScore, finalMaxScore },
    file: basename(submission.file),
    problem: problemForLearner(submission.problem),
    exercises: submission.exercises.map(exerciseForLearner),
  };
}

/** A fault of the grader may name places of its machine. */
function problemForLearner(problem: SubmissionProblem | null): SubmissionProblem | null {
  if (problem?.kind !== "grader-fault") return problem;
  const message =
    "The grader failed on this notebook. That is no fault of yours and costs no points: your instructor will grade it again.";
  return { kind: "grader-fault", message };
}

function exerciseForLearner(exercise: ExerciseResult): LearnerExercise {
  const { id, title, points, maxPoints, status, carriedForward, notes, thrown, feedback } =
    exercise;
  return {
    ...{ id, title, points, maxPoints, status, carriedForward },
    mistake: exercise.mistake?.says ?? null,
    notes: feedback?.notes ?? (thrown === null ? notes : [hintAtThrown(thrown), ...notes]),
    counterexample: counterexampleOf(exercise),
    claims: claimsForLearner(exercise),
  };
}

function claimsForLearner({ assertions, feedback, mistake }: ExerciseResult): LearnerClaim[] {
  const nothing = { message: "", expected: "", observed: "" };
  const readable = assertions.map((one) => ({ ...one, ...(adviceOn(one, feedback) ?? nothing) }));
  const repeated = repeatedFailures({ assertions: readable, mistake });
  return assertions.map((assertion) => {
    const { id, claim, points, maxPoints, passed, hidden } = assertion;
    const advice = adviceOn(assertion, feedback);
    return { id, claim, points, maxPoints, passed, hidden, advice, follows: repeated.has(id) };
  });
}

/** Where all that was lost is kept from learners, so is an example of it. */
function counterexampleOf({ assertions, feedback }: ExerciseResult): Feedback["counterexample"] {
  const tells = assertions.some(({ passed, hidden }) => !passed && !hidden);
  return tells ? (feedback?.counterexample ?? null) : null;
}

function adviceOn(
  { id, passed, hidden }: AssertionResult,
  feedback: Feedback | null,
): ClaimAdvice | null {
  const found = passed || hidden ? undefined : feedback?.assertions.find((each) => each.id === id);
  if (found === undefined) return null;
  return { message: found.message, expected: found.expected, observed: found.observed };
}
