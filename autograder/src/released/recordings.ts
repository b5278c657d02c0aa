import { createHash } from "node:crypto";
import type { Recording, StoredNote, StoredTensor } from "./stored-check";

/** What the stand-ins of a release know: filled when the check of an exercise is loaded. */
const recordings = new Map<string, Recording>();
const rows = new Map<string, Recording>();
const notes: StoredNote[] = [];

export function addRecordings(added: readonly Recording[]): void {
  for (const recording of added) {
    const { state, training, tokenIds } = recording;
    recordings.set(callKey(state, training, tokenIds), recording);
    if (!training && tokenIds.shape[0] === 1) rows.set(noteKey(state, tokenIds.values), recording);
  }
}

export function addHeldOut(added: readonly StoredNote[]): void {
  if (notes.length === 0) notes.push(...added);
}

export const heldOutNotes = (): readonly StoredNote[] => notes;

/** The call itself, as it was recorded. */
export function recordedCall(
  state: string,
  training: boolean,
  tokenIds: StoredTensor,
): Recording | undefined {
  return recordings.get(callKey(state, training, tokenIds));
}

/** A call with this one note, in evaluation mode, however much padding stands at its end. */
export function recordedNote(state: string, ids: ArrayLike<number>): Recording | undefined {
  return rows.get(noteKey(state, ids));
}

/** A model by a hash of its parameters' names and numbers, and of what these do not tell. */
export function stateKey(
  state: Readonly<Record<string, { readonly values: ArrayLike<number> }>>,
  numHeads: number,
): string {
  const hash = createHash("sha256").update(`${numHeads} `);
  for (const name of Object.keys(state).sort()) {
    hash.update(name).update(Float32Array.from(state[name]?.values ?? []));
  }
  return hash.digest("hex").slice(0, 16);
}

function callKey(state: string, training: boolean, { shape, values }: StoredTensor): string {
  return `${state} ${training} ${shape.join("x")} ${Array.from(values).join()}`;
}

/** The note without its padding. */
export function noteKey(state: string, ids: ArrayLike<number>): string {
  return `${state} ${Array.from(ids)
    .join()
    .replace(/(,0)+$/, "")}`;
}
