import { readFileSync } from "node:fs";
import { join } from "node:path";
import { showHtml } from "@attending/lib";
import { renderCard, renderCardText } from "../check/card";
import { type CheckRoom, checkAnswerIn } from "../check/check-answer";
import { stillRunning, whileSaying } from "../check/still-running";
import type { Data } from "../data/data";
import type { Answer, Exercise, Ladder, Observation } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { type Counterexample, counterexampleOn } from "../judging/counterexample";
import { gradeObservation } from "../judging/grade-observation";
import type { Judged } from "../judging/judge-desk";
import { recogniseMistake, type ShowMistake } from "../judging/recognise-mistake";
import type { ExerciseResult } from "../report/result";
import { addHeldOut, addRecordings } from "./recordings";
import { decodeStoredCheck, type StoredCheck, type StoredMistake } from "./stored-check";

/** What a release holds of an exercise as code. */
export interface ReleasedExercise
  extends Pick<Exercise, "card" | "probe" | "judge" | "recognisedBy"> {
  /** Of its ladder only what runs: rungs and words are stored. */
  readonly ladder?: Pick<Ladder, "tryOut" | "fault">;
}

/** The checks of a release: what `@attending/autograder` is there. */
export interface ReleasedChecks {
  readonly exercises: readonly ReleasedExercise[];
  check(id: string, answer: Answer): Promise<void>;
  checkAnswer(id: string, answer: Answer): Promise<ExerciseResult>;
  renderCardText(result: ExerciseResult): string;
}

/**
 * `check()` without references: what they and the known mistakes do on the public seed is read from
 * `folder`, a file an exercise.
 */
export function releasedChecks(
  exercises: readonly ReleasedExercise[],
  folder: string,
): ReleasedChecks {
  const room = storedRoom(exercises, (id) => readFileSync(join(folder, `${id}.bin`)));
  const checkAnswer = (id: string, answer: Answer) => checkAnswerIn(room, id, answer);
  const check = async (id: string, answer: Answer): Promise<void> => {
    const say = () => console.log(stillRunning(id));
    const result = await whileSaying(say, () => checkAnswer(id, answer));
    showHtml(renderCard(result), renderCardText(result));
  };
  return { exercises, check, checkAnswer, renderCardText };
}

/** Inputs, reference and known mistakes as data; the judge is the grader's own. */
export function storedRoom(
  exercises: readonly ReleasedExercise[],
  read: (id: string) => Buffer,
): CheckRoom {
  const loaded = new Map<string, StoredCheck>();
  const find = (id: string): ReleasedExercise => {
    const found = exercises.find(({ card }) => card.id === id);
    if (found !== undefined) return found;
    const known = exercises.map(({ card }) => card.id).join(", ");
    throw new Error(
      `exercise: expected one of ${known}, got "${id}". Check the number in the cell, or whether this release holds that notebook.`,
    );
  };
  const stored = (id: string): StoredCheck => {
    const known = loaded.get(id) ?? decodeStoredCheck(read(id));
    loaded.set(id, known);
    addRecordings(known.recordings);
    addHeldOut(known.heldOut);
    return known;
  };
  return {
    find,
    draw: async (id) => stored(id).inputs,
    judge: (id, observed) => judgeStored(find(id), stored(id), observed),
    counterexample: async (id, answer) => counterexampleStored(find(id), stored(id), answer),
  };
}

async function judgeStored(
  exercise: ReleasedExercise,
  { inputs, reference, mistakes }: StoredCheck,
  observed: Observation,
): Promise<Judged> {
  const graded = gradeObservation(exercise, { inputs, observed, reference });
  const { recognisedBy } = exercise;
  const show: ShowMistake = async ({ id }) => {
    const mistake = mistakes.find((other) => other.id === id);
    return mistake && { ...behaviourOf(mistake, reference, graded) };
  };
  const found = await recogniseMistake({ recognisedBy, mistakes }, { observed, graded }, show);
  return { ...graded, mistake: found && { id: found.id, says: found.says } };
}

async function counterexampleStored(
  { ladder: code }: ReleasedExercise,
  { ladder }: StoredCheck,
  answer: Answer,
): Promise<Counterexample | null> {
  if (code === undefined || ladder === null) return null;
  const { rungs, inWords, axes, reference } = ladder;
  const observed = await tryRungs(code.tryOut, answer, rungs);
  const worded = (rung: Data) => inWords[rungs.indexOf(rung)] ?? "";
  return counterexampleOn(
    { ...code, axes, rungs: () => rungs, inWords: worded },
    observed,
    reference,
  );
}

/** Of a mistake only that is filled in by which it is recognised. */
function behaviourOf(
  { differs, messages }: StoredMistake,
  reference: Observation,
  graded: Omit<Judged, "mistake">,
) {
  const assertions = graded.assertions.map((assertion, i) => ({
    ...assertion,
    message: messages[i] ?? "",
  }));
  return { observed: { ...reference, ...differs }, graded: { ...graded, assertions } };
}
