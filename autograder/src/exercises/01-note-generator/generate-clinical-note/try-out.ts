import type { Data } from "../../../data/data";
import type { TryOut } from "../../exercise";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { fieldsToData, isObject } from "../../probing/to-data";

/** One note. */
export type Rung = { readonly seed: number; readonly maxLen: number };

type Generate = (options: { random: () => number; maxLen: number }) => unknown;

export const tryOut: TryOut<Rung> = (answer, { seed, maxLen }): Data => {
  const generate = declaredAs(answer, "generateClinicalNote") as Generate;
  const note = generate({ random: randomFrom(seed), maxLen });
  if (!isObject(note)) return fieldsToData(note, ["tokenIds"]);
  const { tokenIds, labels } = note;
  return fieldsToData({ tokenIds: asList(tokenIds), labels: asList(labels) }, [
    "tokenIds",
    "labels",
  ]);
};

/** Typed arrays are lists as well. */
function asList(value: unknown): unknown {
  const isTyped = ArrayBuffer.isView(value) && !(value instanceof DataView);
  return isTyped ? Array.from(value as Float32Array) : value;
}
