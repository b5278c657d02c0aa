import type { LearnerClaim, LearnerExercise, LearnerView } from "../learner-view";
import type { GradingResult, ManualMark } from "../result";
import { linesOfAdvice, linesOfExercise } from "./learner-lines";
import { linesOfWhole, oneLearner, plain } from "./one-learner";

/** A test case as Gradescope shows it. */
interface GradescopeTest {
  readonly score: number;
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly name: string;
  readonly name_format: "text";
  readonly number: string;
  readonly output: string;
  readonly output_format: "text";
  readonly tags: readonly string[];
  readonly visibility: "visible";
  readonly extra_data: object;
}

/**
 * Gradescope's `results.json`, a test case a claim. Null where the grader itself failed: Gradescope
 * then says that the autograder did, and records no mark. Learners read it: nothing hidden is in it,
 * and standard output stays the instructor's.
 *
 * @see https://gradescope-autograders.readthedocs.io/en/latest/specs/
 */
export function renderGradescope(result: GradingResult): string | null {
  const learner = oneLearner(result);
  if (learner.isOurFault) return null;
  const results = {
    score: round(learner.score),
    execution_time: Math.round(learner.seconds),
    output: linesOfWhole(learner).join("\n"),
    ...{ output_format: "text", test_output_format: "text", test_name_format: "text" },
    // Any test that is hidden would hide the total as well.
    ...{ visibility: "visible", stdout_visibility: "hidden" },
    extra_data: { grader: "attending", version: result.tool.version, max_score: learner.maxScore },
    tests: learner.views.flatMap(testsOf),
  };
  return `${JSON.stringify(results, null, 2)}\n`;
}

function testsOf(view: LearnerView): GradescopeTest[] {
  const notebook = plain(view.notebook ?? view.file);
  const exercises = view.exercises.flatMap((exercise) =>
    exercise.claims.map((claim, i) => testOf(notebook, exercise, claim, i)),
  );
  return [...exercises, ...view.manual.map((mark, i) => manualTest(notebook, mark, i))];
}

/** What is said of the whole exercise stands in its first claim that does not hold. */
function testOf(
  notebook: string,
  exercise: LearnerExercise,
  claim: LearnerClaim,
  index: number,
): GradescopeTest {
  const { id, claims } = exercise;
  const speaks = claims.findIndex(({ passed, maxPoints }) => !passed && maxPoints > 0) === index;
  const kept = claim.hidden && !claim.passed ? ["The details of this one are kept back."] : [];
  const lines = [...(speaks ? linesOfExercise(exercise) : []), ...linesOfAdvice(claim.advice)];
  return {
    score: round(claim.points),
    max_score: round(claim.maxPoints),
    status: claim.passed ? "passed" : "failed",
    name: plain(`${id} ${claim.claim}`),
    name_format: "text",
    number: `${id}.${index + 1}`,
    output: [...lines, ...kept].join("\n"),
    output_format: "text",
    tags: claim.maxPoints === 0 ? [notebook, id, "advice"] : [notebook, id],
    visibility: "visible",
    extra_data: { exercise: id, assertion: claim.id },
  };
}

function manualTest(notebook: string, mark: ManualMark, index: number): GradescopeTest {
  const max = mark.maxPoints ?? 0;
  return {
    score: round(mark.points),
    max_score: round(max),
    status: mark.points >= max ? "passed" : "failed",
    name: plain(`Marked by a person: ${mark.item}`),
    name_format: "text",
    number: `${notebook}.manual.${index + 1}`,
    output: mark.comment
      .split(/\r\n|[\r\n]/)
      .map(plain)
      .join("\n"),
    output_format: "text",
    tags: [notebook, "manual"],
    visibility: "visible",
    extra_data: { item: plain(mark.item) },
  };
}

const round = (points: number) => Math.round(points * 10_000) / 10_000;
