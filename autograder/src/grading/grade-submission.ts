import { GraderFault } from "../judging/grader-fault";
import type { ExerciseResult, SubmissionProblem, SubmissionResult } from "../report/result";
import { uidNote } from "../sandbox/uid-isolation";
import type { CellProblem, CompiledSubmission, RefusedSubmission } from "../slicing/protocol";
import {
  nameOfSubmission,
  readSubmissionFile,
  type SubmissionFile,
} from "../submissions/submission";
import { compileNotebook } from "./compile-notebook";
import { ownVariant } from "./compile-variants";
import { compiledFacts, contentHash, flagReferences } from "./compiled-facts";
import type { ControlRuns } from "./control-runs";
import { earlierNotes } from "./earlier-notes";
import { carryForward, resultWithoutRun } from "./exercise-results";
import type { ExerciseText } from "./exercise-texts";
import { giveFeedback } from "./give-feedback";
import { type CompiledVariants, type GradedAnswer, gradeExercise } from "./grade-exercise";
import { type GradingRoom, isNotebook, timed } from "./grading-room";
import { resultKey } from "./result-key";

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
  let base = baseOf(file, room.isolation.kind, "");
  const seconds = () => Math.round(performance.now() - started) / 1000;
  try {
    const read = await timed(room, "read", () => readSubmissionFile(file));
    if (read.kind === "problem") return notGraded(base, problemOf(read), seconds());
    base = { ...base, key: keyIn(room, file, read.bytes), contentHash: contentHash(read.bytes) };
    const compiled = await timed(room, "compile", () =>
      compileNotebook(room, nameOfSubmission(file), read.bytes),
    );
    if (compiled.kind === "refused") {
      await requireCompiler(controls, compiled);
      return notGraded(base, problemOf(compiled), seconds());
    }
    const other = otherNotebook(room, compiled);
    if (other !== undefined) return notGraded(base, other, seconds());
    const graded = await gradeExercises(room, controls, compiled);
    const exercises = flagReferences(graded, compiled);
    const sum = (field: "points" | "maxPoints") =>
      exercises.reduce((total, exercise) => total + exercise[field], 0);
    const [score, maxScore] = [sum("points"), sum("maxPoints")];
    return {
      ...base,
      ...compiledFacts(room, compiled),
      notebook: compiled.notebook,
      gradable: true,
      problem: null,
      score,
      maxScore,
      finalScore: score,
      finalMaxScore: maxScore,
      seconds: seconds(),
      notes: [
        ...(room.isolation.kind === "uid" ? [uidNote] : []),
        ...compiled.problems.map(describeProblem),
      ],
      exercises,
    };
  } catch (error) {
    // Also what nobody foresaw: it must not cost the rest of the batch its marks.
    const message = error instanceof Error ? error.message : String(error);
    return notGraded(base, { kind: "grader-fault", message }, seconds());
  }
}

/** The result of a file that is not graded at all, here or by the one who says why. */
export function resultWithoutGrade(
  file: SubmissionFile,
  isolation: SubmissionResult["isolation"],
  key: string,
  problem: SubmissionProblem,
): SubmissionResult {
  return notGraded(baseOf(file, isolation, key), problem, 0);
}

function baseOf(
  file: SubmissionFile,
  isolation: SubmissionResult["isolation"],
  key: string,
): SubmissionBase {
  const { path, student, studentFrom, submittedAt = null } = file;
  const neutral = { contentHash: "", fingerprints: {}, manual: [], late: null, thoughts: [] };
  return { file: path, student, studentFrom, submittedAt, isolation, key, ...neutral };
}

/** The key of a submission's result in this room. */
export function keyIn(
  room: Pick<GradingRoom, "fingerprint" | "notebook" | "seed" | "timeoutSeconds"> & {
    readonly isolation: { readonly kind: SubmissionResult["isolation"] };
  },
  file: SubmissionFile,
  content: Uint8Array,
): string {
  const { fingerprint, seed, isolation, timeoutSeconds, notebook = null } = room;
  const fileName = nameOfSubmission(file);
  const { student, path } = file;
  const circumstances = { student, path, fileName, content, fingerprint, seed, timeoutSeconds };
  return resultKey({ ...circumstances, isolation: isolation.kind, notebook });
}

/** That the compiler gives up is the file's fault only if it gets through a reference. */
async function requireCompiler(controls: ControlRuns, refused: RefusedSubmission): Promise<void> {
  if (refused.reason !== "compiler" || (await controls.compiles())) return;
  throw new GraderFault("the compile worker does not get through a reference either");
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
  const explained = own.map(({ result, answer }, i) => ({
    result: explainMissing(exercises[i], result, compiled.problems),
    answer,
  }));
  const carry = async ({ result }: GradedAnswer, exercise: ExerciseText) => {
    const failed = explained
      .map((earlier) => earlier.result)
      .filter(({ id, status }) => exercise.buildsOn.includes(id) && status !== "full");
    if (failed.length === 0) return result;
    const replaced = failed.map(({ id }) => id);
    const carried = await grade(exercise, replaced);
    return carryForward(result, carried.result, replaced);
  };
  const final = await Promise.all(
    explained.map(async (graded, i) => {
      const exercise = exercises[i];
      const { status } = graded.result;
      if (exercise === undefined || status === "full" || status === "not-attempted") {
        return graded.result;
      }
      const result = await carry(graded, exercise);
      return { ...result, feedback: await giveFeedback(room, result, graded.answer) };
    }),
  );
  return final.map((result) => {
    const { notes, feedback, id } = result;
    const earlier = notesOnEarlier(room.texts, compiled, id);
    return {
      ...result,
      notes: [...notes, ...earlier],
      feedback: feedback && { ...feedback, notes: [...feedback.notes, ...earlier] },
    };
  });
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

function problemOf({
  reason,
  message,
}: Pick<RefusedSubmission, "reason" | "message">): SubmissionProblem {
  return { kind: reason === "no-exercise" ? "no-exercise" : "unreadable", message };
}

/** Why a notebook does not count where another one is asked for. */
function otherNotebook(
  { notebook: wanted }: GradingRoom,
  { notebook }: CompiledSubmission,
): SubmissionProblem | undefined {
  if (wanted === undefined || wanted === null || isNotebook(notebook, wanted)) return undefined;
  const message = `This is notebook ${notebook}; expected notebook ${wanted}.`;
  return { kind: "no-exercise", message };
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
