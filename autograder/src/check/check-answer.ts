import * as tf from "@tensorflow/tfjs";
import type { Data } from "../data/data";
import type { Answer, Exercise, Observation } from "../exercises/exercise";
import { explainError } from "../explanations/explain-error";
import { isThrown, statusOf } from "../judging/assertion-errors";
import type { Counterexample } from "../judging/counterexample";
import type { Judged } from "../judging/judge-desk";
import type { AssertionResult, ExerciseResult } from "../report/result";

/** Where answers are checked: with the references at hand, or with what was stored of them. */
export interface CheckRoom {
  /** @throws Error when there is no such exercise */
  find(id: string): Pick<Exercise, "card" | "probe">;
  /** The inputs that the public seed draws. */
  draw(id: string): Promise<Data>;
  judge(id: string, observed: Observation): Promise<Judged>;
  /** The smallest inputs known on which the answer goes wrong; null where none is known. */
  counterexample(id: string, answer: Answer): Promise<Counterexample | null>;
}

/**
 * The result of one exercise on the inputs of the public seed.
 *
 * @throws Error when there is no such exercise, or its name is not in `answer`
 */
export async function checkAnswerIn(
  room: CheckRoom,
  id: string,
  answer: Answer,
): Promise<ExerciseResult> {
  const exercise = room.find(id);
  const { symbol } = exercise.card;
  if (answer[symbol] === undefined) {
    throw new Error(
      `check ${id}: expected the name ${symbol}, got ${Object.keys(answer).join(", ") || "none"}. ` +
        `Run the cell that declares it, then: await check("${id}", { ${symbol}: ${symbol} });`,
    );
  }
  await tf.ready();
  const observed = await exercise.probe(answer, await room.draw(id));
  const result = resultOf(await room.judge(id, observed));
  if (result.status === "full" || result.status === "not-attempted") return result;
  const counterexample = await room.counterexample(id, answer);
  if (counterexample === null) return result;
  return { ...result, feedback: { assertions: [], notes: [], counterexample } };
}

const untouched =
  "The cell still throws its TODO. Write the body, and run the cell again until it shows no error.";

function resultOf({ thrown, status, ...judged }: Judged): ExerciseResult {
  const threwAll = thrown !== null && judged.points === 0;
  const isUntouched = threwAll && thrown.message.startsWith(`TODO ${judged.id}`);
  return {
    ...judged,
    status: isUntouched ? "not-attempted" : statusOf({ thrown, status, ...judged }),
    assertions: judged.assertions.map(withoutHiddenWords),
    carriedForward: null,
    notes: isUntouched ? [untouched] : thrownIn({ thrown, status, ...judged }),
    thrown: null,
    matchesReference: false,
    sameAs: [],
    feedback: null,
  };
}

/** Of a hidden claim a learner sees whether it holds, on these inputs, and no more. */
function withoutHiddenWords(assertion: AssertionResult): AssertionResult {
  if (!assertion.hidden) return assertion;
  return { ...assertion, message: "", expected: "", observed: "" };
}

/** Where in the notebook the error arose that a claim failed by; the course kernel names cells so. */
function thrownIn(judged: Judged): string[] {
  const { thrown, assertions } = judged;
  if (thrown === null || !assertions.some((assertion) => isThrown(judged, assertion))) return [];
  const [, cell, line] = /cell \[(\d{1,6})\]:(\d{1,6}):\d/.exec(thrown.stack) ?? [];
  const fix = explainError(thrown.name, thrown.message);
  const place =
    cell === undefined ? [] : [`Your code threw an error in cell [${cell}], line ${line}.`];
  return fix === null ? place : [...place, fix];
}
