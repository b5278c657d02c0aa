import type { Data } from "../../data/data";
import type { Answer, Attempt, Observation, TryOut } from "../exercise";
import { attemptAwaiting } from "./attempt";

/** The experiment under which rung number `i` of a ladder is observed. */
export function rungName(i: number): string {
  return `rung ${i}`;
}

/** Tries small inputs, each on its own: what one throws costs that one. */
export async function tryRungs<Rung extends Data>(
  tryOut: TryOut<Rung>,
  answer: Answer,
  rungs: readonly Rung[],
): Promise<Observation> {
  const observation: Record<string, Attempt> = {};
  for (const [i, rung] of rungs.entries()) {
    observation[rungName(i)] = await attemptAwaiting(async () => tryOut(answer, rung));
  }
  return observation;
}
