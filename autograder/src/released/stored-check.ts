import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import type { Data } from "../data/data";
import { decodeFrame, encodeFrame } from "../data/frames";
import type { Attempt, Ladder, Observation } from "../exercises/exercise";
import { attemptData } from "../probing/probe-reply";

/**
 * All that `check()` has to know of an exercise on the public seed, as data: what the reference and
 * the known mistakes were seen to do, and no line of either.
 */
export type StoredCheck = {
  readonly inputs: Data;
  /** Empty where the judge looks at properties only. */
  readonly reference: Observation;
  readonly mistakes: readonly StoredMistake[];
  /** The library's classifier on the inputs of exercises that are given one. */
  readonly recordings: readonly Recording[];
  /** Notes that a judge scores with, where their generator is an answer itself. */
  readonly heldOut: readonly StoredNote[];
  /** Small inputs; null where the exercise has no ladder. */
  readonly ladder: StoredLadder | null;
};

/** A ladder without its code: what is tried, and what the reference was seen to do. */
export type StoredLadder = {
  readonly rungs: readonly Data[];
  /** Each rung as a learner would write it down. */
  readonly inWords: readonly string[];
  readonly axes: Ladder["axes"];
  readonly reference: Observation;
};

export type StoredMistake = {
  readonly id: string;
  readonly says: string;
  /** What it does in experiments in which it differs from the reference. */
  readonly differs: Observation;
  /** Random functions: each claim's message, in the order of the card. */
  readonly messages: readonly string[];
};

/** One call of a classifier. */
export type Recording = {
  /** Of its parameters. */
  readonly state: string;
  readonly training: boolean;
  readonly tokenIds: StoredTensor;
  readonly logits: StoredTensor;
  readonly attentionWeights: readonly StoredTensor[];
};

/** As `TensorData`, and a type, so that it is data. */
export type StoredTensor = {
  readonly dtype: "float32" | "int32" | "bool";
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array | Uint8Array;
};

export type StoredNote = {
  readonly tokenIds: readonly number[];
  readonly labels: readonly number[];
};

/** The bytes of a file that holds one check. */
export function encodeStoredCheck(stored: StoredCheck): Buffer {
  const { inputs, reference, mistakes, recordings, heldOut } = stored;
  const named = mistakes.map((mistake) => ({ ...mistake, differs: asData(mistake.differs) }));
  const ladder = stored.ladder && { ...stored.ladder, reference: asData(stored.ladder.reference) };
  const data = {
    inputs,
    reference: asData(reference),
    mistakes: named,
    recordings,
    heldOut,
    ladder,
  };
  // The best quality takes ten times as long, for a twentieth less.
  return brotliCompressSync(encodeFrame(data), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6 },
  });
}

function asData(observation: Observation): Data {
  const attempts = Object.entries(observation);
  return Object.fromEntries(attempts.map(([name, attempt]) => [name, attemptData(attempt)]));
}

/** What {@link encodeStoredCheck} wrote. The release's own file, never a learner's. */
export function decodeStoredCheck(bytes: Buffer): StoredCheck {
  return decodeFrame(brotliDecompressSync(bytes)) as unknown as StoredCheck;
}

/** The experiments that one observation sees otherwise than another, each whole. */
export function differences(reference: Observation, observed: Observation): Observation {
  const bytes = (attempt: Attempt | undefined) =>
    attempt === undefined ? "" : encodeFrame(attemptData(attempt)).toString("latin1");
  return Object.fromEntries(
    Object.entries(observed).filter(([name, seen]) => bytes(seen) !== bytes(reference[name])),
  );
}

/** An observation without the places on a disk that the stack of an error names. */
export function withoutStacks(observation: Observation): Observation {
  return Object.fromEntries(
    Object.entries(observation).map(([name, attempt]): [string, Attempt] => [
      name,
      "threw" in attempt ? { threw: { ...attempt.threw, stack: "" } } : attempt,
    ]),
  );
}
