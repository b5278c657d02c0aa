import { showHtml } from "@attending/lib";
import { findExercise } from "../exercises";
import type { Answer } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { JudgeDesk } from "../judging/judge-desk";
import { publicSeed } from "../judging/public-seed";
import type { ExerciseResult } from "../report/result";
import { renderCard, renderCardText } from "./card";
import { type CheckRoom, checkAnswerIn } from "./check-answer";
import { stillRunning, whileSaying } from "./still-running";

const desk = new JudgeDesk();

/** Where the reference and the known mistakes are at hand, and are run when they are asked for. */
const room: CheckRoom = {
  find: findExercise,
  draw: async (id) => desk.draw(id, publicSeed),
  judge: (id, observed) => desk.judge(id, publicSeed, observed),
  counterexample: async (id, answer) => {
    const { ladder } = findExercise(id);
    if (ladder === undefined) return null;
    return desk.counterexample(id, await tryRungs(ladder.tryOut, answer, ladder.rungs()));
  },
};

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
  const say = () => console.log(stillRunning(id));
  const result = await whileSaying(say, () => checkAnswer(id, answer));
  showHtml(renderCard(result), renderCardText(result));
}

/** What {@link check} shows, as data. */
export async function checkAnswer(id: string, answer: Answer): Promise<ExerciseResult> {
  return checkAnswerIn(room, id, answer);
}
