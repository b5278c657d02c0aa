import type { Data, TensorData } from "../../../data/data";
import type { Answer, Observation } from "../../exercise";
import { attempt } from "../../probing/attempt";
import { declaredAs } from "../../probing/declared-as";
import { randomFrom } from "../../probing/random-from";
import { isObject } from "../../probing/to-data";
import type { Inputs } from "./draw";

type Generate = (options: { random: () => number; maxLen?: number }) => unknown;
type Row = ArrayLike<unknown>;

/** Longer notes are wrong already, and need not cross. */
const maxWidth = 128;

export function probe(answer: Answer, inputs: Inputs): Observation {
  const notes = (seed: number, count: number, maxLen?: number) => (): Data => {
    const generate = declaredAs(answer, "generateClinicalNote") as Generate;
    const random = randomFrom(seed);
    const drawn = Array.from({ length: count }, () =>
      rowsOf(maxLen === undefined ? generate({ random }) : generate({ random, maxLen })),
    );
    return {
      tokenIds: table(drawn.map(({ tokenIds }) => tokenIds)),
      labels: table(drawn.map(({ labels }) => labels)),
    };
  };
  const { seed, otherSeed, numFew, maxLen } = inputs;
  return {
    notes: attempt(notes(seed, inputs.numNotes, maxLen)),
    short: attempt(notes(seed, inputs.numShort, inputs.shortLen)),
    defaults: attempt(notes(seed, numFew)),
    first: attempt(notes(seed, numFew, maxLen)),
    again: attempt(notes(seed, numFew, maxLen)),
    other: attempt(notes(otherSeed, numFew, maxLen)),
  };
}

function rowsOf(note: unknown): { tokenIds: Row; labels: Row } {
  if (!isObject(note)) throw new Error(`generateClinicalNote returned ${kindOf(note)}.`);
  return { tokenIds: rowOf(note.tokenIds, "tokenIds"), labels: rowOf(note.labels, "labels") };
}

function rowOf(value: unknown, name: string): Row {
  if (Array.isArray(value)) return value;
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return value as Float32Array;
  throw new Error(`generateClinicalNote: expected ${name} as an array, got ${kindOf(value)}.`);
}

function kindOf(value: unknown): string {
  if (!isObject(value)) return String(value);
  return typeof value.then === "function" ? "a Promise" : "an object that is no array";
}

/**
 * The rows as one table. Float32, so that what is not a whole number stays visible; a gap in a row
 * that is too short is NaN, and so is what is no number.
 */
function table(rows: readonly Row[]): TensorData {
  const width = rows.reduce((max, row) => Math.max(max, Math.min(row.length, maxWidth)), 0);
  const values = new Float32Array(rows.length * width).fill(Number.NaN);
  rows.forEach((row, r) => {
    for (let i = 0; i < Math.min(row.length, width); i++) {
      const value = row[i];
      if (typeof value === "number") values[r * width + i] = value;
    }
  });
  return { dtype: "float32", shape: [rows.length, width], values };
}
