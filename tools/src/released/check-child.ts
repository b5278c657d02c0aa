import type { ReleasedChecks } from "@attending/autograder/dist/released/released-checks";
import { chooseBackend } from "@attending/lib";
import type { ChildSaid } from "./limited-process";
import type { OwnAnswers } from "./own-answers";

type Checks = Pick<ReleasedChecks, "checkAnswer" | "renderCardText">;

/** The checks of some exercises, in a process that is ended where one takes too long. */
export async function checkInChild(
  answers: OwnAnswers,
  checks: Checks,
  ids: readonly string[],
  tell: (said: ChildSaid) => void,
): Promise<void> {
  await chooseBackend({ force: process.env.ATTENDING_BACKEND ?? "wasm", print: () => undefined });
  for (const id of ids) {
    tell({ says: "begins", id });
    tell({ says: "done", id, isRight: await checkOne(answers, checks, id) });
  }
}

async function checkOne(answers: OwnAnswers, checks: Checks, id: string): Promise<boolean> {
  const { symbol, title } = answers.exercise(id);
  const answer = await answers.load(id);
  if (answer.kind === "absent") {
    console.log(`\n${id} ${title}: Not attempted\n  ${answer.why}`);
    return false;
  }
  const result = await checks.checkAnswer(id, { [symbol]: answer.value });
  console.log(`\n${checks.renderCardText(result)}`);
  return result.status === "full";
}
