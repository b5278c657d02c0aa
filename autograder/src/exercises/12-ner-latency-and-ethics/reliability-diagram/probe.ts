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

/** Neither the first prediction nor the last. */
const oddPlace = 5;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const ask = ({ confidences, isCorrect, numBins }: Case, isDefault = false) =>
    attempt(() => {
      const diagram = declaredAs(answer, "reliabilityDiagram") as Diagram;
      const given = [[...confidences], [...isCorrect]] as const;
      return diagramToData(isDefault ? diagram(...given) : diagram(...given, { numBins }));
    });
  const { plain, sparse, borders } = inputs;
  // As what is taken, but for one thing: a refusal has to look at it.
  const odd = (more: Partial<Case>) => ask({ ...plain, ...more });
  const oneIs = (confidence: number) =>
    odd({ confidences: plain.confidences.map((each, i) => (i === oddPlace ? confidence : each)) });
  return {
    plain: ask(plain),
    defaults: ask(plain, true),
    sparse: ask(sparse),
    borders: ask(borders),
    nothing: odd({ confidences: [], isCorrect: [] }),
    unequal: odd({ isCorrect: plain.isCorrect.slice(1) }),
    logit: oneIs(2.5),
    noNumber: oneIs(Number.NaN),
    noBins: odd({ numBins: 0 }),
  };
}
