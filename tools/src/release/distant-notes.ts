import { brotliCompressSync, constants } from "node:zlib";
import { generateDistantNote, readRun, seededRandom } from "@attending/lib";
import type { StoredNote, StoredNotes } from "../released/stored-distant-notes";

/** How many notes of each distance and kind: as many as a reduced run tests on. */
const numStored = 100;

/** The longest notes, of which the notebooks show one distance. */
const longest = { numGeneral: readRun("longer-notes").config.numGeneral, distance: 40 };

/** The notes from which a release picks where it cannot generate them, as its file has them. */
export function distantNotesBytes(): Buffer {
  const usual = Array.from({ length: 25 }, (_, distance) => distance);
  const notes: StoredNotes = {
    24: notesOf(24, usual),
    [longest.numGeneral]: notesOf(longest.numGeneral, [longest.distance]),
  };
  return brotliCompressSync(JSON.stringify(notes), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 6 },
  });
}

function notesOf(numGeneral: number, distances: readonly number[]): StoredNotes[string] {
  const random = seededRandom(`release ${numGeneral}`);
  const maxLen = 1 + 2 * (1 + numGeneral + 6);
  const write = (distance: number, negated?: "one of two") =>
    Array.from({ length: numStored }, () =>
      withoutPadding(generateDistantNote({ random, distance, numGeneral, negated, maxLen })),
    );
  return Object.fromEntries(
    distances.map((distance) => [
      distance,
      { any: write(distance), oneOfTwo: write(distance, "one of two") },
    ]),
  );
}

function withoutPadding({
  tokenIds,
  labels,
  mentions,
}: ReturnType<typeof generateDistantNote>): StoredNote {
  return {
    tokenIds: tokenIds.filter((id) => id !== 0),
    labels,
    mentions: mentions.map(({ cueAt, ...place }) => ({ ...place, cueAt: cueAt ?? null })),
  };
}
