import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { diagramToData } from "../../probing/diagram-to-data";
import type { Case, Inputs } from "./draw";

type Diagram = (
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  options?: object,
) => unknown;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const ask = ({ confidences, isCorrect, numBins }: Case, isDefault = false) =>
    attempt(() => {
      const diagram = declaredAs(answer, "reliabilityDiagram") as Diagram;
      const given = [[...confidences], [...isCorrect]] as const;
      return diagramToData(isDefault ? diagram(...given) : diagram(...given, { numBins }));
    });
  const { plain, sparse, borders } = inputs;
  const odd = (confidences: readonly number[], isCorrect: readonly boolean[], numBins = 10) =>
    ask({ confidences, isCorrect, numBins });
  return {
    plain: ask(plain),
    defaults: ask(plain, true),
    sparse: ask(sparse),
    borders: ask(borders),
    nothing: odd([], []),
    unequal: odd([0.5, 0.7], [true]),
    logit: odd([0.5, 2.5], [true, false]),
    noNumber: odd([Number.NaN], [true]),
    noBins: odd([0.5], [true], 0),
  };
}
