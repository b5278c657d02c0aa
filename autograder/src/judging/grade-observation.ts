import type { Data } from "../data/data";
import type {
  AssertionCard,
  Exercise,
  Observation,
  Thrown,
  Verdict,
  Verdicts,
} from "../exercises/exercise";
import { failed } from "../exercises/judging/verdict";
import type { AssertionResult } from "../report/result";
import { GraderFault } from "./grader-fault";

/** The mark of one exercise, with every declared assertion in its declared order. */
export interface GradedExercise {
  readonly id: string;
  readonly title: string;
  readonly points: number;
  readonly maxPoints: number;
  readonly status: "full" | "partial" | "wrong";
  readonly assertions: readonly AssertionResult[];
  /** The first error of the learner's code, its stack not yet mapped to cells. */
  readonly thrown: Thrown | null;
}

/** What a mark needs of an exercise. */
export type JudgedExercise = Pick<Exercise, "card" | "judge">;

export interface Evidence {
  readonly inputs: Data;
  readonly observed: Observation;
  readonly reference: Observation;
}

/**
 * The mark for what was observed. An assertion without a verdict has failed.
 *
 * @throws GraderFault when the judge itself fails: never the learner's loss
 */
export function gradeObservation(exercise: JudgedExercise, evidence: Evidence): GradedExercise {
  const { card } = exercise;
  const verdicts = verdictsOf(exercise, evidence);
  const assertions = card.assertions.map((assertion) => {
    const verdict = Object.hasOwn(verdicts, assertion.id) ? verdicts[assertion.id] : undefined;
    return resultOf(assertion, verdict ?? failed("The check did not report."));
  });
  const sum = (field: "points" | "maxPoints") =>
    assertions.reduce((total, assertion) => total + assertion[field], 0);
  const points = sum("points");
  const maxPoints = sum("maxPoints");
  const status = points === maxPoints ? "full" : points > 0 ? "partial" : "wrong";
  const thrown = firstThrown(evidence.observed);
  return { id: card.id, title: card.title, points, maxPoints, status, assertions, thrown };
}

/** The judge's verdicts. @throws GraderFault when it fails */
function verdictsOf(exercise: JudgedExercise, evidence: Evidence): Verdicts {
  try {
    return exercise.judge(evidence);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new GraderFault(`judge of ${exercise.card.id}: ${reason}`);
  }
}

function resultOf(assertion: AssertionCard, verdict: Verdict): AssertionResult {
  const { id, claim, points: maxPoints, hidden = false } = assertion;
  if (verdict.passed) {
    const nothing = { message: "", expected: "", observed: "" };
    return { id, claim, points: maxPoints, maxPoints, passed: true, hidden, ...nothing };
  }
  const [message, expected, observed] = [verdict.message, verdict.expected, verdict.observed];
  return {
    ...{ id, claim, points: 0, maxPoints, passed: false, hidden },
    message: message.slice(0, maxTextLength),
    expected: expected.slice(0, maxTextLength),
    observed: observed.slice(0, maxTextLength),
  };
}

/** What was observed may be a text of the learner's: room for the longest error, and no more. */
const maxTextLength = 2_500;

function firstThrown(observed: Observation): Thrown | null {
  for (const attempt of Object.values(observed)) if ("threw" in attempt) return attempt.threw;
  return null;
}
