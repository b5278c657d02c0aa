import { styleText } from "node:util";
import { printable } from "./printable";
import type { ExerciseResult, ExerciseStatus, GradingResult, SubmissionResult } from "./result";
import { describeThrown } from "./thrown-words";

type Colour = Parameters<typeof styleText>[0];

const statusColours: Readonly<Record<ExerciseStatus, Colour>> = {
  full: "green",
  partial: "yellow",
  wrong: "red",
  "not-attempted": "gray",
  error: "red",
  timeout: "red",
};

const statusWords: Readonly<Record<ExerciseStatus, string>> = {
  full: "full marks",
  partial: "partly right",
  wrong: "wrong",
  "not-attempted": "not attempted",
  error: "stopped by an error",
  timeout: "stopped by a limit",
};

/**
 * The report as lines for a terminal: a heading a submission, a row an exercise, and under it the
 * first thing to fix.
 *
 * @param colour whether to use ANSI colours
 */
export function renderTerminalReport(result: GradingResult, colour: boolean): string {
  const paint = (style: Colour, text: string) =>
    colour && text !== "" ? styleText(style, text) : text;
  const blocks = result.submissions.map((submission) => renderSubmission(submission, paint));
  return [...blocks, renderTotals(result), ""].join("\n");
}

/** Said of each submission that fewer walls than usual stood around. */
const isolationWarnings: Readonly<Record<SubmissionResult["isolation"], string>> = {
  bwrap: "",
  container: "",
  uid: "  (isolation: uid)",
  none: "  (run WITHOUT isolation)",
};

type Paint = (style: Colour, text: string) => string;

function renderSubmission(submission: SubmissionResult, paint: Paint): string {
  const name = printable(submission.file);
  if (submission.problem !== null) {
    return `${paint("bold", name)}\n  ${paint("red", "not graded")}  ${printable(submission.problem.message)}\n`;
  }
  const score = `${formatPoints(submission.score)} / ${formatPoints(submission.maxScore)}`;
  const warning = paint("yellow", isolationWarnings[submission.isolation]);
  const heading = `${paint("bold", name)}  ${score}  ${submission.seconds.toFixed(1)} s${warning}`;
  const notes = fewNotes(submission.notes).map(
    (note) => `  ${paint("yellow", "note")}  ${printable(note)}`,
  );
  const rows = submission.exercises.flatMap((exercise) => renderExercise(exercise, paint));
  return [heading, ...notes, ...rows, ""].join("\n");
}

/** A notebook may have two thousand broken cells: the first ones, and how many more. */
function fewNotes(notes: readonly string[]): readonly string[] {
  const left = notes.length - maxNotes;
  return left > 0
    ? [...notes.slice(0, maxNotes), `and ${left} more, all in the JSON report`]
    : notes;
}

const maxNotes = 5;

function renderExercise(exercise: ExerciseResult, paint: Paint): string[] {
  const points = `${formatPoints(exercise.points)}/${formatPoints(exercise.maxPoints)}`.padStart(7);
  const status = paint(statusColours[exercise.status], statusWords[exercise.status].padEnd(19));
  const row = `  ${exercise.id}  ${points}  ${status}  ${exercise.title}`;
  return [row, ...explainExercise(exercise).map((line) => `${" ".repeat(16)}${printable(line)}`)];
}

/** The mistake's name if there is one, else the first assertion that failed, then the notes. */
function explainExercise(exercise: ExerciseResult): string[] {
  const lines: string[] = [];
  const failed = exercise.assertions.find(
    (assertion) => !assertion.passed && assertion.maxPoints > 0,
  );
  if (exercise.mistake !== null) lines.push(`likely mistake: ${exercise.mistake.says}`);
  else if (failed !== undefined && exercise.status !== "not-attempted") lines.push(failed.message);
  if (exercise.carriedForward !== null) {
    const own = formatPoints(exercise.carriedForward.pointsWithOwnAnswers);
    const replaced = exercise.carriedForward.replaced.join(", ");
    lines.push(`marked with the reference in place of ${replaced} (${own} with the learner's own)`);
  }
  if (exercise.thrown !== null) lines.push(describeThrown(exercise.thrown));
  // A limit that stopped every attempt says so only once.
  return [...new Set([...lines, ...exercise.notes])];
}

function renderTotals(result: GradingResult): string {
  const graded = result.submissions.filter((submission) => submission.gradable);
  const full = graded.filter((submission) => submission.score === submission.maxScore);
  const words = [
    `${result.submissions.length} submission${result.submissions.length === 1 ? "" : "s"}`,
    `${graded.length} graded`,
    `${full.length} with full marks`,
    `seed ${result.seed}`,
  ];
  return words.join(", ");
}

/** Whole points without decimals, others with one. */
export function formatPoints(points: number): string {
  return Number.isInteger(points) ? String(points) : points.toFixed(1);
}
