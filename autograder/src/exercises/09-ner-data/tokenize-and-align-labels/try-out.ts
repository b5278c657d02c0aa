import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { givenSentences } from "../../probing/given-sentences";
import { tokenizerOf } from "../../probing/small-tokenizer";
import { fieldsToData } from "../../probing/to-data";

/** A sentence or two in a vocabulary of few pieces. */
export type Rung = {
  readonly pieces: readonly string[];
  readonly labels: readonly string[];
  readonly sentences: readonly {
    readonly tokens: readonly string[];
    readonly tags: readonly string[];
  }[];
  readonly maxLength?: number;
  readonly padding?: "longest" | "maxLength";
};

export const tryOut: TryOut<Rung> = (answer, { pieces, labels, sentences, ...options }) => {
  const align = declaredAs(answer, "tokenizeAndAlignLabels") as (options: object) => unknown;
  const given = { sentences: givenSentences(sentences), labels: [...labels] };
  const aligned = align({ ...given, tokenizer: tokenizerOf(pieces), ...options });
  return fieldsToData(aligned, ["labels", "inputIds", "wordIds", "attentionMask"]);
};
