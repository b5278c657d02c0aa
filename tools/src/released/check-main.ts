import type { ReleasedChecks } from "@attending/autograder/dist/released/released-checks";
import { chooseBackend } from "@attending/lib";
import type { OwnAnswers, ReleasedCourse } from "./own-answers";

/**
 * `npm run check -- [02.1 …]` of a release: the same cards as in the notebook, on what is saved in
 * `work/`. Exit code 0 when all that was asked for is right, else 1.
 */
export async function checkOwnWork(
  answers: OwnAnswers,
  checks: Pick<ReleasedChecks, "checkAnswer" | "renderCardText">,
  numbers: readonly string[],
): Promise<number> {
  const asked = askedIds(answers.course, numbers);
  await chooseBackend({ force: process.env.ATTENDING_BACKEND ?? "wasm", print: () => undefined });
  let allRight = true;
  for (const id of asked) {
    const { symbol, title } = answers.exercise(id);
    const answer = await answers.load(id);
    if (answer.kind === "absent") {
      console.log(`\n${id} ${title}: Not attempted\n  ${answer.why}`);
      allRight = false;
      continue;
    }
    const result = await checks.checkAnswer(id, { [symbol]: answer.value });
    console.log(`\n${checks.renderCardText(result)}`);
    allRight &&= result.status === "full";
  }
  return allRight ? 0 : 1;
}

/** The exercises that were asked for: `02.1`, or `02` for a notebook's, or all. */
function askedIds({ exercises }: ReleasedCourse, numbers: readonly string[]): string[] {
  const ids = exercises.map(({ id }) => id);
  if (numbers.length === 0) return ids;
  return numbers.flatMap((number) => {
    const asked = ids.filter((id) => id === number || id.startsWith(`${number}.`));
    if (asked.length > 0) return asked;
    throw new Error(
      `exercise: expected one of ${ids.join(", ")}, got "${number}". Take the number from the exercise's heading.`,
    );
  });
}
