import type { Answer, Attempt, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { toData } from "../../probing/to-data";
import type { Case, Inputs } from "./draw";

type Tag = (tokens: readonly string[], dictionary: ReadonlyMap<string, string>) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const seen = ({ tokens, entries }: Case): Attempt =>
    attempt(() => {
      const tag = declaredAs(answer, "dictionaryNer") as Tag;
      return toData(tag([...tokens], new Map(entries)));
    });
  return Object.fromEntries(Object.entries(inputs).map(([name, of]) => [name, seen(of)]));
}
