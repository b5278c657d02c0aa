import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { figureToData } from "../../probing/figures";
import { givenCorpus } from "../../probing/given-sentences";

/** A corpus of few sentences, whose validation and test are one sentence. */
export type Rung = {
  readonly labels: readonly string[];
  readonly train: readonly {
    readonly tokens: readonly string[];
    readonly tags: readonly string[];
  }[];
};

type Plot = (corpus: object) => unknown;

export const tryOut: TryOut<Rung> = async (answer, { labels, train }) => {
  const others = [{ tokens: ["copper", "wire"], tags: ["B-A", "I-A"] }];
  const corpus = givenCorpus({ labels, train, validation: others, test: others });
  const plot = declaredAs(answer, "plotEntityAnalysis") as Plot;
  return { figure: figureToData(await plot(corpus)) };
};
