import path from "node:path";
import { type ExerciseCard, exercises } from "@attending/autograder/dist/exercises";
import { gradeBatch } from "@attending/autograder/dist/grading/grade-batch";
import { publicSeed } from "@attending/autograder/dist/judging/public-seed";
import type { SubmissionResult } from "@attending/autograder/dist/report/result";
import { CourseError } from "@attending/lib";
import { workFolder } from "./own-work";

/**
 * The results of the learner's own notebooks, by the grader, in the order of `notebooks`. Nothing is
 * kept apart: it is the learner's own code, on the learner's own machine.
 */
export async function gradeOwnWork(
  root: string,
  notebooks: readonly string[],
): Promise<readonly SubmissionResult[]> {
  const files = notebooks.map((notebook) => ({
    path: path.join(root, workFolder, `${notebook}.ipynb`),
    student: "you",
    studentFrom: "your work",
  }));
  const { submissions } = await gradeBatch(files, {
    isolation: "none",
    jobs: 1,
    timeoutSeconds: 20,
    seed: publicSeed,
  });
  return submissions;
}

/**
 * The cards of the exercises that were asked for: `02.1`, or `02` for a notebook's, or all.
 *
 * @throws CourseError when there is none of that number
 */
export function askedCards(numbers: readonly string[]): ExerciseCard[] {
  const cards = exercises.map(({ card }) => card);
  if (numbers.length === 0) return cards;
  return numbers.flatMap((number) => {
    const asked = cards.filter(({ id }) => id === number || id.startsWith(`${number}.`));
    if (asked.length > 0) return asked;
    throw new CourseError({
      where: "exercise",
      expected: `one of ${cards.map(({ id }) => id).join(", ")}`,
      got: number,
      fix: "Take the number from the exercise's heading.",
    });
  });
}
