import type { Data } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { entriesToData } from "../../probing/entries";
import { givenCorpus } from "../../probing/given-sentences";
import { fieldsToData, isObject } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Explore = (corpus: object) => unknown;

export function probe(answer: Answer, { plain, outside }: Inputs): Observation {
  const explore: Explore = (corpus) => (declaredAs(answer, "exploreDataset") as Explore)(corpus);
  return {
    plain: attempt(() => numbersToData(explore(givenCorpus(plain)))),
    outside: attempt(() => numbersToData(explore(givenCorpus(outside)))),
  };
}

function numbersToData(result: unknown): Data {
  const numbers = fieldsToData(result, ["meanTokens", "entityShare", "meanEntities"]);
  if (!isObject(result) || !isObject(numbers)) return numbers;
  return {
    ...numbers,
    splitSizes: fieldsToData(result.splitSizes, ["train", "validation", "test"]),
    labelDistribution: entriesToData(result.labelDistribution),
    entityLengths: entriesToData(result.entityLengths),
  };
}
