import type { ExerciseResult } from "../report/result";
import type { MistakePair } from "./mistake-pairs";
import type { NamedMistake } from "./recognise-mistake";

/** What a report holds of the mistake that an answer behaves like. */
export type SaidMistake = NonNullable<ExerciseResult["mistake"]>;

export function said({ id, says }: NamedMistake): SaidMistake {
  return { id, says };
}

/** Two mistakes as one, for whoever shows one sentence, and each for itself. */
export function saidOfBoth({ id, both }: MistakePair<NamedMistake>): SaidMistake {
  const [first, second] = both;
  return {
    id,
    says: `Two mistakes at once. ${first.says} And: ${second.says}`,
    both: both.map(said),
  };
}
