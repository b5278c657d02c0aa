import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData } from "../../probing/to-data";
import type { Case, Inputs } from "./draw";

type Severities = (gold: string[][], predicted: string[][], options?: object) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const ask = ({ gold, predicted }: Case, options?: object) =>
    attempt(() => {
      const severities = declaredAs(answer, "errorSeverities") as Severities;
      const given = [gold, predicted].map((table) => table.map((tags) => [...tags]));
      const [one = [], other = []] = given;
      const result = options ? severities(one, other, options) : severities(one, other);
      return fieldsToData(result, ["critical", "moderate", "minor"]);
    });
  const { missed, madeUp, boundary, mistaken, all, unopened, otherTypes } = inputs;
  const { gold, predicted } = all;
  return {
    missed: ask(missed),
    madeUp: ask(madeUp),
    boundary: ask(boundary),
    mistaken: ask(mistaken),
    all: ask(all),
    unopened: ask(unopened),
    types: ask(all, { criticalTypes: [...otherTypes] }),
    fewer: ask({ gold, predicted: predicted.slice(1) }),
    shorter: ask({ gold, predicted: predicted.map((tags) => tags.slice(1)) }),
  };
}
