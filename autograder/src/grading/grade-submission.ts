import { readSubmission } from "../notebook/submission-file";
import type { ExerciseResult, SubmissionProblem, SubmissionResult } from "../report/result";
import type { CellProblem, CompiledSubmission, RefusedSubmission } from "../slicing/protocol";
import { compileNotebook } from "./compile-notebook";
import { ownVariant } from "./compile-variants";
import type { ControlRuns } from "./control-runs";
import { earlierNotes } from "./earlier-notes";
import { carryForward, resultWithoutRun } from "./exercise-results";
import type { ExerciseText } from "./exercise-texts";
import type { SubmissionFile } from "./find-submissions";
import { type CompiledVariants, gradeExercise } from "./grade-exercise";
import { type GradingRoom, timed } from "./grading-room";

/** What is known of a submission before it is read. */
type SubmissionBase = Omit<
  SubmissionResult,
  | ("notebook" | "gradable" | "problem" | "score" | "maxScore" | "finalScore" | "finalMaxScore")
  | ("seconds" | "notes" | "exercises")
>;

/** The result of one file, whatever is in it. Never rejects: a fault of the grader is a result too. */
export async function gradeSubmission(
  room: GradingRoom,
  controls: ControlRuns,
  file: SubmissionFile,
): Promise<SubmissionResult> {
  const started = performance.now();
  const base = {
    ...{ file: file.path, student: file.student, studentFrom: file.studentFrom },
    ...{ isolation: room.isolation.kind, key: "", submittedAt: null, manual: [], late: null },
    thoughts: [],
  };
  const seconds = () => Math.round(performance.now() - started) / 1000;
  try {
    const compiled = await readAndCompile(room, file.path);
    if (compiled.kind === "refused") return notGraded(base, problemOf(compiled), seconds());
    const exercises = await gradeExercises(room, controls, compiled);
    const sum = (field: "points" | "maxPoints") =>
      exercises.reduce((total, exercise) => total + exercise[field], 0);
    const [score, maxScore] = [sum("points"), sum("maxPoints")];
    return {
      ...base,
      notebook: compiled.notebook,
      gradable: true,
      problem: null,
      score,
      maxScore,
      finalScore: score,
      finalMaxScore: maxScore,
      seconds: seconds(),
      notes: compiled.problems.map(describeProblem),
      exercises,
    };
  } catch (error) {
    // Also what nobody foresaw: it must not cost the rest of the batch its marks.
    const message = error instanceof Error ? error.message : String(error);
    return notGraded(base, { kind: "grader-fault", message }, seconds());
  }
}

async function readAndCompile(
  room: GradingRoom,
  path: string,
): Promise<CompiledSubmission | RefusedSubmission> {
  const read = await timed(room, "read", () => readSubmission(path));
  if (read.kind === "problem") {
    return { kind: "refused", reason: read.reason, message: read.message };
  }
  return timed(room, "compile", () => compileNotebook(room, path, read.bytes));
}

/** Exercises side by side; then those that an earlier answer may have failed once more. */
async function gradeExercises(
  room: GradingRoom,
  controls: ControlRuns,
  compiled: CompiledSubmission,
): Promise<ExerciseResult[]> {
  const exercises = room.texts.filter(({ notebook }) => notebook === compiled.notebook);
  const grade = (exercise: ExerciseText, replaced: readonly string[]) => {
    const holds = () => controls.holds(exercise);
    return gradeExercise(room, exercise, variantsOf(compiled, exercise.id), replaced, holds);
  };
  const own = await Promise.all(exercises.map((exercise) => grade(exercise, [])));
  const explained = own.map((result, i) => explainMissing(exercises[i], result, compiled.problems));
  const final = await Promise.all(
    explained.map(async (result, i) => {
      const exercise = exercises[i];
      const isFinal = result.status === "full" || result.status === "not-attempted";
      if (exercise === undefined || isFinal) return result;
      const failed = explained.filter(
        ({ id, status }) => exercise.buildsOn.includes(id) && status !== "full",
      );
      if (failed.length === 0) return result;
      const replaced = failed.map(({ id }) => id);
      return carryForward(result, await grade(exercise, replaced), replaced);
    }),
  );
  return final.map((result) => ({
    ...result,
    notes: [...result.notes, ...notesOnEarlier(room.texts, compiled, result.id)],
  }));
}

/** Which earlier answers the reference stood in for. */
function notesOnEarlier(
  texts: readonly ExerciseText[],
  compiled: CompiledSubmission,
  exercise: string,
): string[] {
  const answer = variantsOf(compiled, exercise).get(ownVariant);
  return answer?.status === "found" ? earlierNotes(texts, answer) : [];
}

function variantsOf({ answers }: CompiledSubmission, exercise: string): CompiledVariants {
  const own = answers.filter((answer) => answer.exercise === exercise);
  return new Map(own.map((answer) => [answer.variant, answer]));
}

/** An answer that is missing where cells did not compile was probably in one of those. */
function explainMissing(
  exercise: ExerciseText | undefined,
  result: ExerciseResult,
  problems: readonly CellProblem[],
): ExerciseResult {
  const [problem] = problems;
  const isMissing = result.status === "not-attempted" && result.notes.length > 0;
  if (exercise === undefined || problem === undefined || !isMissing) return result;
  const message = `No cell that compiles declares ${exercise.symbol}. ${describeProblem(problem)}`;
  return resultWithoutRun(exercise, "error", message);
}

function describeProblem({ cell, line, message }: CellProblem): string {
  return `cell ${cell}, line ${line}: ${message}`;
}

function problemOf({ reason, message }: RefusedSubmission): SubmissionProblem {
  return { kind: reason === "no-exercise" ? "no-exercise" : "unreadable", message };
}

function notGraded(
  base: SubmissionBase,
  problem: SubmissionProblem,
  seconds: number,
): SubmissionResult {
  return {
    ...base,
    notebook: null,
    gradable: false,
    problem,
    score: 0,
    maxScore: 0,
    finalScore: 0,
    finalMaxScore: 0,
    seconds,
    notes: [],
    exercises: [],
  };
}
