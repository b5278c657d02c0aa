import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { fieldsToData } from "../../probing/to-data";

/** The tags of one sentence. */
export type Rung = {
  readonly gold: readonly string[];
  readonly predicted: readonly string[];
  readonly criticalTypes?: readonly string[];
};

type Severities = (gold: string[][], predicted: string[][], options?: object) => unknown;

export const tryOut: TryOut<Rung> = (answer, { gold, predicted, criticalTypes }) => {
  const severities = declaredAs(answer, "errorSeverities") as Severities;
  const options = criticalTypes && { criticalTypes: [...criticalTypes] };
  const result = severities([[...gold]], [[...predicted]], options);
  return fieldsToData(result, ["critical", "moderate", "minor"]);
};
