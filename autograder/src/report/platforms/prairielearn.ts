import type { LearnerExercise, LearnerView } from "../learner-view";
import type { GradingResult, ManualMark } from "../result";
import { linesOfAdvice, linesOfExercise } from "./learner-lines";
import { linesOfWhole, type OneLearner, oneLearner, plain } from "./one-learner";

interface PrairieLearnTest {
  readonly name: string;
  readonly description: string;
  readonly points: number;
  readonly max_points: number;
  readonly message: string;
  readonly output: string;
  readonly images: readonly never[];
}

/** PrairieLearn takes 1 MB. */
const maxBytes = 1_000_000;

/**
 * PrairieLearn's `results.json`, a test an exercise. What could not be read, and what the grader failed
 * on, is not gradable there, which costs no attempt. Learners read it: nothing hidden is in it.
 *
 * @see https://prairielearn.readthedocs.io/en/latest/externalGrading/
 */
export function renderPrairieLearn(result: GradingResult): string {
  const learner = oneLearner(result);
  // A line is cut where it is long; only very many of them can still be too much.
  const whole = JSON.stringify(resultsOf(learner, Number.POSITIVE_INFINITY), null, 2);
  if (Buffer.byteLength(whole) < maxBytes) return `${whole}\n`;
  return `${JSON.stringify(resultsOf(learner, 500), null, 2)}\n`;
}

function resultsOf(learner: OneLearner, maxText: number): object {
  const { views, score, maxScore, isOurFault } = learner;
  const gradable = !isOurFault && views.some((view) => view.gradable);
  const message = linesOfWhole(learner).join("\n").slice(0, maxText);
  const beside = { message, output: "", images: [] };
  if (!gradable) {
    const errors = views.flatMap(({ problem, file }) =>
      problem === null ? [] : [plain(`${file}: ${problem.message}`).slice(0, maxText)],
    );
    return { gradable, ...beside, format_errors: errors.slice(0, maxTests), tests: [] };
  }
  const tests = views.flatMap(testsOf).slice(0, maxTests);
  const cut = tests.map((test) => ({ ...test, output: test.output.slice(0, 20 * maxText) }));
  const share = maxScore > 0 ? Math.min(1, Math.max(0, score / maxScore)) : 0;
  return { gradable, score: share, ...beside, format_errors: [], tests: cut };
}

const maxTests = 100;

function testsOf(view: LearnerView): PrairieLearnTest[] {
  return [...view.exercises.map(testOf), ...view.manual.map(manualTest)];
}

function testOf(exercise: LearnerExercise): PrairieLearnTest {
  const { id, title, points, maxPoints, status, claims } = exercise;
  const message = linesOfExercise(exercise);
  const output = claims.flatMap(({ passed, claim, hidden, advice }) => [
    `${passed ? "[x]" : "[ ]"} ${plain(claim)}${hidden && !passed ? " (details are kept back)" : ""}`,
    ...linesOfAdvice(advice).map((line) => `      ${line}`),
  ]);
  return {
    name: plain(`${id} ${title}`),
    description: status === "not-attempted" ? "Not attempted." : "",
    points,
    max_points: maxPoints,
    message: message.join("\n"),
    output: status === "not-attempted" ? "" : output.join("\n"),
    images: [],
  };
}

function manualTest({ item, points, maxPoints, comment }: ManualMark): PrairieLearnTest {
  return {
    name: plain(`Marked by a person: ${item}`),
    description: "",
    points,
    max_points: maxPoints ?? 0,
    message: comment
      .split(/\r\n|[\r\n]/)
      .map(plain)
      .join("\n"),
    output: "",
    images: [],
  };
}
