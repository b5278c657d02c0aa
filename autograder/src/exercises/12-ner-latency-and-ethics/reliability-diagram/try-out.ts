import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { diagramToData } from "../../probing/diagram-to-data";

/** A few predictions in a few bins. */
export type Rung = {
  readonly confidences: readonly number[];
  readonly isCorrect: readonly boolean[];
  readonly numBins: number;
};

type Diagram = (
  confidences: readonly number[],
  isCorrect: readonly boolean[],
  options: object,
) => unknown;

export const tryOut: TryOut<Rung> = (answer, { confidences, isCorrect, numBins }) => {
  const diagram = declaredAs(answer, "reliabilityDiagram") as Diagram;
  return diagramToData(diagram([...confidences], [...isCorrect], { numBins }));
};
