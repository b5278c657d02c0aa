import type { Data } from "../data/data";
import type { Exercise, Ladder } from "./exercise";

/**
 * The same exercise, for lists that hold exercises with other inputs. Safe, because the inputs that
 * probe and judge receive always come from the exercise's own draw.
 */
export function declareExercise<Inputs extends Data>(exercise: Exercise<Inputs>): Exercise {
  return exercise as unknown as Exercise;
}

/** The same ladder, for exercises of any inputs: what it tries and words are its own rungs. */
export function declareLadder<Rung extends Data>(ladder: Ladder<Rung>): Ladder {
  return ladder as unknown as Ladder;
}
