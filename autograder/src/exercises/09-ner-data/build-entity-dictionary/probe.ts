import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { entriesToData } from "../../probing/entries";
import { givenSentences } from "../../probing/given-sentences";
import type { Inputs } from "./draw";

type Build = (sentences: object[]) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const seen = (name: keyof Inputs) =>
    attempt(() => {
      const build = declaredAs(answer, "buildEntityDictionary") as Build;
      return entriesToData(build(givenSentences(inputs[name])));
    });
  return {
    plain: seen("plain"),
    capitals: seen("capitals"),
    frequent: seen("frequent"),
    ties: seen("ties"),
    neighbours: seen("neighbours"),
    outside: seen("outside"),
  };
}
