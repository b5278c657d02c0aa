import type { ReleasedChecks } from "@attending/autograder/dist/released/released-checks";
import { chooseBackend } from "@attending/lib";
import type { OwnAnswers } from "./own-answers";

/**
 * What `@attending/earlier` exports in a release: `fromEarlier`, and each answer that is due by its
 * name. A name whose answer is not there says so when it is called, not when it is imported.
 */
export function earlierModule(
  answers: OwnAnswers,
  checks: Pick<ReleasedChecks, "checkAnswer">,
): object {
  const fromEarlier = async (...ids: readonly string[]): Promise<void> => {
    // Before the notebook's own choice, which will be the same: answers are checked right here.
    await chooseBackend({ print: () => undefined });
    for (const id of ids) console.log(await describe(answers, checks, id));
  };
  const module: object = { __esModule: true, fromEarlier };
  const { exercises, due } = answers.course;
  for (const { id, symbol } of exercises) {
    if (!due.includes(id)) continue;
    const get = () => answerOf(answers, id, symbol);
    Object.defineProperty(module, symbol, { enumerable: true, get });
  }
  return module;
}

async function describe(
  answers: OwnAnswers,
  checks: Pick<ReleasedChecks, "checkAnswer">,
  id: string,
): Promise<string> {
  const { symbol } = answers.exercise(id);
  const answer = await answers.load(id);
  if (answer.kind === "absent") return `${id} ${symbol}: not there yet, ${answer.why}`;
  const { status, points, maxPoints } = await checks.checkAnswer(id, { [symbol]: answer.value });
  const verdict =
    status === "full"
      ? "right"
      : `not right yet (${points} of ${maxPoints} points), and what you build on it inherits that`;
  return `${id} ${symbol}: yours (cell ${answer.cell}), ${verdict}`;
}

/** The learner's answer as it was loaded, or a function that says why it is not there. */
export function answerOf(answers: OwnAnswers, id: string, symbol: string): unknown {
  const answer = answers.loaded(symbol);
  if (answer?.kind === "there") return answer.value;
  const got = answer === undefined ? "a name that was not loaded" : answer.why;
  const fix =
    answer === undefined
      ? 'Run the cell "From earlier: yours or given" first.'
      : "Write it, save that notebook, and restart this one's kernel.";
  return function absent(): never {
    throw new Error(`${symbol}: expected your answer to ${id}, got ${got}. ${fix}`);
  };
}
