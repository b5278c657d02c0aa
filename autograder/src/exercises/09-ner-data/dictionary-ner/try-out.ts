import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { toData } from "../../probing/to-data";

/** A sentence of few words, and a dictionary of few entries. */
export type Rung = {
  readonly tokens: readonly string[];
  readonly entries: readonly (readonly [form: string, type: string])[];
};

type Tag = (tokens: readonly string[], dictionary: ReadonlyMap<string, string>) => unknown;

export const tryOut: TryOut<Rung> = (answer, { tokens, entries }) => {
  const tag = declaredAs(answer, "dictionaryNer") as Tag;
  return { tags: toData(tag([...tokens], new Map(entries))) };
};
