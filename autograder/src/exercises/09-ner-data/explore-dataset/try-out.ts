import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { entriesToData } from "../../probing/entries";
import { givenCorpus } from "../../probing/given-sentences";
import { fieldsToData, isObject } from "../../probing/to-data";

/** A corpus of few sentences, each a list of tags; its words are all the same. */
export type Rung = {
  readonly labels: readonly string[];
  readonly train: readonly (readonly string[])[];
  readonly validation: readonly (readonly string[])[];
  readonly test: readonly (readonly string[])[];
};

export const tryOut: TryOut<Rung> = (answer, { labels, train, validation, test }) => {
  const sentences = (rows: readonly (readonly string[])[]) =>
    rows.map((tags) => ({ tokens: tags.map(() => "word"), tags }));
  const corpus = {
    labels,
    train: sentences(train),
    validation: sentences(validation),
    test: sentences(test),
  };
  const explore = declaredAs(answer, "exploreDataset") as (corpus: object) => unknown;
  const result = explore(givenCorpus(corpus));
  const numbers = fieldsToData(result, ["meanTokens", "entityShare", "meanEntities"]);
  if (!isObject(result) || !isObject(numbers)) return numbers;
  return {
    splitSizes: fieldsToData(result.splitSizes, ["train", "validation", "test"]),
    ...numbers,
    labelDistribution: entriesToData(result.labelDistribution),
    entityLengths: entriesToData(result.entityLengths),
  };
};
