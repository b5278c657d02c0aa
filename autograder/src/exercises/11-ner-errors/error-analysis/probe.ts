import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { errorsToData } from "../../probing/errors-to-data";
import type { Corpus, Inputs } from "./draw";

type Analyse = (options: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const { plain, crowded, numExamples, numShown, window, triggers } = inputs;
  const seen = (corpus: object, options: object = {}) =>
    attempt(() => {
      const analyse = declaredAs(answer, "errorAnalysis") as Analyse;
      return errorsToData(analyse({ ...corpus, ...options }));
    });
  const [first = { tokens: [], tags: [] }, ...others] = plain.sentences;
  return {
    plain: seen(copied(plain)),
    crowded: seen(copied(crowded)),
    fewer: seen(copied(plain), { numExamples, numShown }),
    ownWindow: seen(copied(plain), { window }),
    ownTriggers: seen(copied(plain), { triggers: [...triggers] }),
    lenient: seen(copied(plain), { mode: { mode: "default" } }),
    right: seen({
      sentences: copied(plain).sentences,
      predicted: plain.sentences.map(({ tags }) => [...tags]),
    }),
    tooFew: seen({
      sentences: copied(plain).sentences,
      predicted: copied(plain).predicted.slice(1),
    }),
    tooShort: seen({
      ...copied(plain),
      sentences: [{ tokens: [...first.tokens, "w"], tags: [...first.tags, "O"] }, ...others],
    }),
  };
}

const copied = ({ sentences, predicted }: Corpus) => ({
  sentences: sentences.map(({ tokens, tags }) => ({ tokens: [...tokens], tags: [...tags] })),
  predicted: predicted.map((tags) => [...tags]),
});
