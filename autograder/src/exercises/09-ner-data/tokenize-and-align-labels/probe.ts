import type { Answer, Attempt, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { givenSentences } from "../../probing/given-sentences";
import { tokenizerOf } from "../../probing/small-tokenizer";
import { fieldsToData } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Align = (options: object) => unknown;
type Sentences = Inputs["plain"];

const fields = ["inputIds", "attentionMask", "labels", "wordIds", "numTruncatedTokens"];

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { pieces, labels, plain, long, maxLength, endless, strange, tooFew, noLabel } = inputs;
  const seen = (sentences: Sentences, options: object = {}): Attempt =>
    attempt(() => {
      const align = declaredAs(answer, "tokenizeAndAlignLabels") as Align;
      const given = { sentences: givenSentences(sentences), labels: [...labels] };
      return fieldsToData(align({ ...given, tokenizer: tokenizerOf(pieces), ...options }), fields);
    });
  return {
    plain: seen(plain),
    cut: seen(long, { maxLength }),
    padded: seen(plain, { maxLength: 31, padding: "maxLength" }),
    endless: seen(endless),
    strange: seen(strange),
    tooFew: seen(tooFew),
    noLabel: seen(noLabel),
  };
}
