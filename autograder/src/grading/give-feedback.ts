import { publicSeed } from "../judging/public-seed";
import type { AssertionResult, ExerciseResult, Feedback } from "../report/result";
import { describeThrown } from "../report/thrown-words";
import type { CompiledAnswer } from "../slicing/protocol";
import type { GradingRoom } from "./grading-room";
import { guardedReply } from "./guarded-reply";
import { judgeReply, probeAnswer } from "./run-answer";
import { explainStop } from "./stopped-runs";

/** Said of a claim that holds on the inputs that everybody may see. */
export const onlyHidden =
  "This holds on the inputs that `check()` uses, but fails on others. Is a size, a number or a special case taken for granted?";

/**
 * What the learner may read of an exercise that was lost, from one more run on the inputs of
 * `check()` and on small ones. The marked run is on hidden inputs, and its words may tell them; this
 * process never held them. Where it holds the answer to another exercise, which may still be due, no
 * words are shown in which it could be told. Null where nothing was lost.
 *
 * @param answer as the learner handed it in, without any reference; null where no run says more than
 * the notes, which are the grader's own words then
 * @throws GraderFault
 */
export async function giveFeedback(
  room: GradingRoom,
  result: ExerciseResult,
  answer: CompiledAnswer | null,
): Promise<Feedback | null> {
  if (result.status === "full" || result.status === "not-attempted") return null;
  if (answer === null) return { assertions: [], notes: result.notes, counterexample: null };
  const { exercise, notes } = answer;
  const [inputs, rungs] = await Promise.all([
    room.judge.draw(exercise, publicSeed),
    room.judge.rungs(exercise),
  ]);
  const outcome = await probeAnswer(room, answer, [], { inputs, rungs });
  if (outcome.status !== "observed") {
    const { message } = explainStop(outcome);
    return { assertions: [], notes: [message, ...notes], counterexample: null };
  }
  const { besides } = room.texts.find(({ id }) => id === exercise) ?? { besides: [] };
  const reply =
    besides.length === 0
      ? outcome.reply
      : guardedReply(outcome.reply, [inputs, ...rungs], answer.cells);
  const run = await judgeReply(room, answer, reply, {
    secret: false,
    seed: publicSeed,
    names: false,
  });
  if ("stopped" in run) {
    return { assertions: [], notes: [run.stopped.message, ...notes], counterexample: null };
  }
  // With an earlier answer replaced, what goes wrong here may be that earlier answer's.
  const isOwn = result.carriedForward === null;
  return {
    assertions: failuresOf(result.assertions, run.judged.assertions),
    notes: run.thrown === null ? [...notes] : [describeThrown(run.thrown), ...notes],
    counterexample: isOwn ? await room.judge.counterexample(exercise, reply.observation) : null,
  };
}

/** Of each claim that was lost and whose details are not hidden, what the second run says. */
function failuresOf(
  marked: readonly AssertionResult[],
  seen: readonly AssertionResult[],
): Feedback["assertions"] {
  return marked
    .filter(({ passed, hidden }) => !passed && !hidden)
    .map(({ id }) => {
      const again = seen.find((assertion) => assertion.id === id);
      if (again === undefined || again.passed) {
        return { id, message: onlyHidden, expected: "", observed: "" };
      }
      const { message, expected, observed } = again;
      return { id, message, expected, observed };
    });
}
