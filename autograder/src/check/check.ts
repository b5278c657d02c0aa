import { showHtml } from "@attending/lib";
import * as tf from "@tensorflow/tfjs";
import { findExercise } from "../exercises";
import type { Answer, Exercise } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { explainError } from "../explanations/explain-error";
import { isThrown, statusOf } from "../judging/assertion-errors";
import { JudgeDesk, type Judged, observe } from "../judging/judge-desk";
import { publicSeed } from "../judging/public-seed";
import type { AssertionResult, ExerciseResult } from "../report/result";
import { renderCard, renderCardText } from "./card";

const desk = new JudgeDesk();

/**
 * Shows a card below the cell: what is right, and the first thing to fix. For the learner alone, in
 * their own kernel: it draws the same kind of inputs as the grader, from a seed that is public.
 *
 * @param id the exercise, as its card says: `02.1`
 * @param answer what you declared, by name: `{ name: name }`. Plain tslab does not understand the
 * short form `{ name }` for a name of another cell.
 * @throws Error when there is no such exercise, or its name is not in `answer`
 * @example
 * await check("02.1", { scaledDotProductAttention: scaledDotProductAttention });
 */
export async function check(id: string, answer: Answer): Promise<void> {
  const result = await checkAnswer(id, answer);
  showHtml(renderCard(result), renderCardText(result));
}

/** What {@link check} shows, as data. */
export async function checkAnswer(id: string, answer: Answer): Promise<ExerciseResult> {
  const exercise = findExercise(id);
  const { symbol } = exercise.card;
  if (answer[symbol] === undefined) {
    throw new Error(
      `check ${id}: expected the name ${symbol}, got ${Object.keys(answer).join(", ") || "none"}. ` +
        `Run the cell that declares it, then: await check("${id}", { ${symbol}: ${symbol} });`,
    );
  }
  await tf.ready();
  const observed = await observe(exercise, answer, desk.draw(id, publicSeed));
  const result = resultOf(await desk.judge(id, publicSeed, observed));
  if (result.status === "full" || result.status === "not-attempted") return result;
  const counterexample = await smallestCounterexample(exercise, answer);
  return { ...result, feedback: { assertions: [], notes: [], counterexample } };
}

async function smallestCounterexample({ card, ladder }: Exercise, answer: Answer) {
  if (ladder === undefined) return null;
  const tried = await tryRungs(ladder.tryOut, answer, ladder.rungs());
  return desk.counterexample(card.id, tried);
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
