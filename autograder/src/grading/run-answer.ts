import type { Attempt, Observation, Thrown } from "../exercises/exercise";
import { explainError } from "../explanations/explain-error";
import { isThrown } from "../judging/assertion-errors";
import type { Judged } from "../judging/judge-desk";
import type { ProbeReply } from "../probing/probe-reply";
import type { ProbeRequest } from "../probing/probe-request";
import { type ProbeOutcome, runProbe } from "../probing/run-probe";
import type { ThrownError } from "../report/result";
import { describeThrown } from "../report/thrown-words";
import type { CompiledAnswer } from "../slicing/protocol";
import { cellPosition } from "./cell-position";
import { type GradingRoom, timed } from "./grading-room";
import { explainStop, type StoppedRun } from "./stopped-runs";

/** One run of one answer in a sandbox: a mark, or why there is none. */
export type AnswerRun =
  | { readonly judged: Judged; readonly thrown: ThrownError | null; readonly standsAlone: boolean }
  | {
      readonly stopped: StoppedRun;
      readonly standsAlone: boolean;
      /** Whether the process ended without an answer: by the learner's code, or by this room. */
      readonly leftNoAnswer: boolean;
    };

/**
 * Runs a compiled answer beside its probe and has the judge mark what came back.
 *
 * @param replaced ids of the earlier exercises whose reference is in the bundle; nothing that such
 * a process says is shown, since it can read that reference
 * @throws GraderFault
 */
export async function runAnswer(
  room: GradingRoom,
  answer: CompiledAnswer,
  replaced: readonly string[],
): Promise<AnswerRun> {
  const { exercise } = answer;
  const inputs = await timed(room, "draw", () => room.judge.draw(exercise, room.seed));
  const outcome = await probeAnswer(room, answer, replaced, { inputs });
  if (outcome.status !== "observed") {
    return { stopped: explainStop(outcome), standsAlone: true, leftNoAnswer: true };
  }
  return judgeReply(room, answer, outcome.reply, {
    secret: replaced.length > 0,
    seed: room.seed,
    names: true,
  });
}

/** One probe process for a compiled answer: what it is asked is all that it ever knows. */
export async function probeAnswer(
  room: GradingRoom,
  { exercise, symbol, cells }: CompiledAnswer,
  replaced: readonly string[],
  asked: Pick<ProbeRequest, "inputs" | "rungs">,
): Promise<ProbeOutcome> {
  const sent = cells.map(({ cell, js, async }) => ({ cell, js, async }));
  return room.slots.run(() =>
    timed(room, "probe", () =>
      runProbe({
        isolation: room.isolation,
        files: room.supply.folderOf(exercise, replaced),
        request: { cells: sent, symbols: [symbol], ...asked },
        limits: room.limits,
      }),
    ),
  );
}

export interface JudgedHow {
  readonly seed: string;
  /** Whether nothing that the process says may be shown. */
  readonly secret: boolean;
  /** Whether to look for a known mistake. */
  readonly names: boolean;
}

/** The mark of what a process replied. @throws GraderFault */
export async function judgeReply(
  room: GradingRoom,
  answer: CompiledAnswer,
  reply: ProbeReply,
  { secret, seed, names }: JudgedHow,
): Promise<AnswerRun> {
  const [cellError] = reply.cellErrors;
  const failure = reply.failure ?? (reply.missing.length > 0 ? cellError?.error : null);
  if (failure !== null) {
    const stopped = stoppedBy(failure, answer, secret);
    return { stopped, standsAlone: false, leftNoAnswer: false };
  }
  const observed = secret ? withoutTexts(reply.observation) : reply.observation;
  const judged = await timed(room, "judge", () =>
    room.judge.judge(answer.exercise, seed, observed, names),
  );
  const { thrown: error } = judged;
  const thrown =
    error === null || secret || !isWorthAWord(judged, answer) ? null : describe(error, answer);
  const standsAlone = cellError === undefined && judged.thrown?.name !== "ReferenceError";
  return { judged, thrown, standsAlone };
}

/**
 * Some experiments expect an error: it is worth a word only where a claim failed by it. One that did
 * not arise in a cell is the probe's, about what came back: the first thing to fix, or what follows.
 */
function isWorthAWord(judged: Judged, { cells }: CompiledAnswer): boolean {
  const failed = judged.assertions.filter(({ passed }) => !passed);
  const byError = failed.filter((assertion) => isThrown(judged, assertion));
  const isFirst = byError.length > 0 && byError[0] === failed[0];
  const inCell = cellPosition(judged.thrown?.stack ?? "", cells) !== "";
  return isFirst || (byError.length > 0 && inCell);
}

function stoppedBy(
  failure: Thrown | undefined,
  answer: CompiledAnswer,
  secret: boolean,
): StoppedRun {
  if (secret) return { status: "error", message: "Your code threw an error.", thrown: null };
  if (failure === undefined) {
    return { status: "error", message: `No cell gave ${answer.symbol} a value.`, thrown: null };
  }
  const thrown = describe(failure, answer);
  return { status: "error", message: describeThrown(thrown), thrown };
}

function describe({ name, message, stack }: Thrown, { cells }: CompiledAnswer): ThrownError {
  return {
    where: cellPosition(stack, cells),
    says: `${name}: ${message}`,
    fix: explainError(name, message),
  };
}

/** The observation without a word that the answer chose itself. */
function withoutTexts(observation: Observation): Observation {
  const attempts: Record<string, Attempt> = {};
  for (const [experiment, attempt] of Object.entries(observation)) {
    attempts[experiment] =
      "threw" in attempt ? { threw: { name: "Error", message: "", stack: "" } } : attempt;
  }
  return attempts;
}
