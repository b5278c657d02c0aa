import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { entriesToData } from "../../probing/entries";
import { givenSentences } from "../../probing/given-sentences";

/** Few sentences of few words. */
export type Rung = {
  readonly sentences: readonly {
    readonly tokens: readonly string[];
    readonly tags: readonly string[];
  }[];
};

export const tryOut: TryOut<Rung> = (answer, { sentences }) => {
  const build = declaredAs(answer, "buildEntityDictionary") as (sentences: object[]) => unknown;
  return { entries: entriesToData(build(givenSentences(sentences))) };
};
