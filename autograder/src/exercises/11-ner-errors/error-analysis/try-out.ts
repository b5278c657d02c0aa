import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { errorsToData } from "../../probing/errors-to-data";

/** A sentence or a few, and what was predicted. */
export type Rung = {
  readonly sentences: readonly {
    readonly tokens: readonly string[];
    readonly tags: readonly string[];
  }[];
  readonly predicted: readonly (readonly string[])[];
  readonly options: Readonly<Record<string, number | readonly string[]>>;
};

type Analyse = (options: object) => unknown;

export const tryOut: TryOut<Rung> = (answer, { sentences, predicted, options }) => {
  const analyse = declaredAs(answer, "errorAnalysis") as Analyse;
  const analysed = () => errorsToData(analyse({ sentences, predicted, ...options }));
  if (predicted.length === sentences.length) return analysed();
  try {
    analysed();
    return { isRefused: false };
  } catch {
    return { isRefused: true };
  }
};
