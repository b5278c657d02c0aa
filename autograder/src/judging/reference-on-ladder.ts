import type { Exercise, Observation } from "../exercises/exercise";
import { tryRungs } from "../exercises/probing/rungs";
import { referenceAnswer } from "./reference-answer";

/** What the reference does on each rung of an exercise's ladder. */
export async function referenceOnLadder(exercise: Exercise): Promise<Observation> {
  const { ladder } = exercise;
  if (ladder === undefined) return {};
  return tryRungs(ladder.tryOut, referenceAnswer(exercise), ladder.rungs());
}
