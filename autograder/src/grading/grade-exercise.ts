import { GraderFault } from "../judging/grader-fault";
import type { ExerciseResult } from "../report/result";
import type { CompiledAnswer } from "../slicing/protocol";
import { variantName } from "./compile-variants";
import { resultOfRun, resultWithoutRun } from "./exercise-results";
import type { ExerciseText } from "./exercise-texts";
import type { GradingRoom } from "./grading-room";
import { type AnswerRun, runAnswer } from "./run-answer";

/** The compiled variants of one exercise's answer, by name. */
export type CompiledVariants = ReadonlyMap<string, CompiledAnswer>;

/** A mark, and the answer that it comes from; null where a run of it would say nothing more. */
export interface GradedAnswer {
  readonly result: ExerciseResult;
  readonly answer: CompiledAnswer | null;
}

/**
 * The mark of one exercise.
 *
 * A slice that cannot run alone is run again after all the cells before it, and the better mark
 * counts: that a helper was overlooked must not cost the learner anything.
 *
 * @param replaced ids of the earlier exercises whose reference stands in
 * @param holds whether the exercise's reference passes in the same room; asked when a run left no answer
 * @throws GraderFault when it does not
 */
export async function gradeExercise(
  room: GradingRoom,
  exercise: ExerciseText,
  variants: CompiledVariants,
  replaced: readonly string[],
  holds: () => Promise<boolean>,
): Promise<GradedAnswer> {
  const sliced = variants.get(variantName({ replaced, whole: false }));
  if (sliced === undefined) throw new GraderFault(`${exercise.id}: the compiler left it out`);
  const missing = resultIfMissing(exercise, sliced);
  if (missing !== null) return { result: missing, answer: null };
  const alone = await runAnswer(room, sliced, replaced);
  const result = resultOfRun(exercise, alone, sliced);
  const first = { result, answer: leftNoAnswer(alone) ? null : sliced };
  const whole = variants.get(variantName({ replaced, whole: true }));
  if (result.status === "full" || alone.standsAlone || sliced.whole || whole === undefined) {
    await requireControl(exercise, alone, holds);
    return first;
  }
  const together = await runAnswer(room, whole, replaced);
  await requireControl(exercise, together, holds);
  const answer = {
    ...whole,
    notes: [...whole.notes, "The cells above it were run too: the answer does not stand alone."],
  };
  const among = resultOfRun(exercise, together, answer);
  return among.points > result.points ? { result: among, answer } : first;
}

function resultIfMissing(exercise: ExerciseText, answer: CompiledAnswer): ExerciseResult | null {
  if (answer.status === "found") return null;
  if (answer.status === "not-attempted") {
    return { ...resultWithoutRun(exercise, "not-attempted", "Not attempted."), notes: [] };
  }
  const message = `No cell declares ${exercise.symbol}.`;
  return resultWithoutRun(exercise, "not-attempted", message);
}

/** A run that left no answer is the learner's loss only if the reference gets through. */
async function requireControl(
  exercise: ExerciseText,
  run: AnswerRun,
  holds: () => Promise<boolean>,
): Promise<void> {
  if (!leftNoAnswer(run)) return;
  if (await holds()) return;
  throw new GraderFault(`${exercise.id}: the reference does not get through here either`);
}

function leftNoAnswer(run: AnswerRun): boolean {
  return "stopped" in run && run.leftNoAnswer;
}
