import type { Data } from "../../../data/data";
import type { Observation, Verdict } from "../../exercise";
import { asList, attempted, fieldOf } from "../../judging/reading";
import { all, failed, judged, passed, type Reading, within } from "../../judging/verdict";

/** A batch that was asked of the model. */
export interface Batch {
  /** `[4, 17] with rows of 3, 9, 5, 11` */
  readonly name: string;
  /** Whether no place of it is padding. */
  readonly isFull: boolean;
  readonly calls: number;
  readonly pieces: readonly number[];
  readonly fits: boolean;
}

export function batchesIn(observation: Observation, experiment: string): Reading<Batch[]> {
  return within(attempted(observation, experiment), (result) =>
    within(fieldOf(result, "asked"), (asked) =>
      within(asList(asked, "what was asked of the model"), (list) => ({
        value: list.map(batchOf),
      })),
    ),
  );
}

/** Made by our own model, beside the learner's code: read without trust. */
function batchOf(data: Data): Batch {
  const record = (typeof data === "object" && data !== null ? data : {}) as Record<string, Data>;
  const { batch, length, rowLengths, pieces, dtype, calls } = record;
  const { isLeftAligned, isPaddedByZeros } = record;
  const rows = Array.isArray(rowLengths) ? rowLengths.map(Number) : [];
  const isFull = rows.every((count) => count === length);
  const name = `[${Number(batch)}, ${Number(length)}]${isFull ? "" : ` with rows of ${rows.join(", ")}`}`;
  const values = Array.isArray(pieces) ? pieces.flat().map(Number) : [];
  const fits = dtype === "int32" && isLeftAligned === true && isPaddedByZeros === true;
  return { name, isFull, calls: Number(calls), pieces: values, fits };
}

export const inOrder = (batches: readonly Batch[]): string =>
  batches
    .map(({ name }) => name)
    .sort()
    .join("; ");

/** The same batches: of padded ones the same pieces, of full ones any pieces of the notes. */
export function sameBatches(
  got: Reading<Batch[]>,
  expected: Reading<Batch[]>,
  ofNotes: ReadonlySet<number>,
): Verdict {
  if ("failure" in expected) throw new Error(expected.failure.message);
  return judged(got, (batches) =>
    all(
      () => sameNames(batches, expected.value),
      ...batches.map((batch) => () => samePieces(batch, expected.value, ofNotes)),
    ),
  );
}

function sameNames(got: readonly Batch[], expected: readonly Batch[]): Verdict {
  if (inOrder(got) === inOrder(expected)) return passed;
  const known = new Set(expected.map(({ name }) => name));
  const odd = got.find(({ name }) => !known.has(name))?.name ?? "fewer batches";
  const message = `The model was asked for other batches [batch, length]: ${odd}.`;
  return failed(message, inOrder(expected), inOrder(got));
}

function samePieces(
  batch: Batch,
  expected: readonly Batch[],
  ofNotes: ReadonlySet<number>,
): Verdict {
  const { name, isFull, pieces, fits } = batch;
  if (!fits) {
    const message = `The batch ${name}: ids are int32, a row's pieces stand before its padding, and padding is 0 in ids and mask.`;
    return failed(message);
  }
  const wanted = expected.find((other) => other.name === name)?.pieces ?? [];
  const isSame = isFull ? pieces.every((id) => ofNotes.has(id)) : pieces.join() === wanted.join();
  if (isSame) return passed;
  const message = isFull
    ? `The batch ${name} holds ids that stand in no note.`
    : `The batch ${name} holds other pieces than the notes in their order.`;
  return failed(message, wanted.slice(0, 20).join(" "), pieces.slice(0, 20).join(" "));
}
