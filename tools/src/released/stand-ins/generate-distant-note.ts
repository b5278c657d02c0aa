import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { DataError, type DistantNote, type DistantNoteOptions, pickOne } from "@attending/lib";
import type { StoredNotes } from "../stored-distant-notes";

/*
 * The library's `clinical/generate-distant-note` in a release in which 01.1 is due: it picks from
 * notes that were generated before, since how one is generated would answer that exercise.
 */

/** Beside the module in whose place this one stands. */
const storedFile = join(__dirname, "stored-distant-notes.br");

let pools: StoredNotes | undefined;

/** @throws DataError where no notes of that distance are stored, or they do not fit into `maxLen` */
export function generateDistantNote({
  random,
  distance,
  numGeneral = 24,
  negated,
  maxLen = 64,
}: DistantNoteOptions): DistantNote {
  pools ??= JSON.parse(brotliDecompressSync(readFileSync(storedFile)).toString()) as StoredNotes;
  const pool = pools[numGeneral]?.[distance];
  if (pool === undefined) {
    const stored = Object.entries(pools)
      .map(([general, of]) => `${Object.keys(of).join(", ")} with numGeneral ${general}`)
      .join("; ");
    throw new DataError({
      where: "generateDistantNote",
      expected: `a distance of which this release has notes: ${stored}`,
      got: `${distance} with numGeneral ${numGeneral}`,
      fix: "Take one of these until 01.1 is given: until then notes are picked, not generated.",
    });
  }
  const note = pickOne(random, negated === undefined ? pool.any : pool.oneOfTwo);
  if (note.tokenIds.length > maxLen) {
    throw new DataError({
      where: "generateDistantNote",
      expected: `a maxLen of at least ${note.tokenIds.length}`,
      got: `${maxLen}`,
      fix: "A note that is cut could lose what its labels say.",
    });
  }
  const padding = new Array<number>(maxLen - note.tokenIds.length).fill(0);
  return {
    tokenIds: [...note.tokenIds, ...padding],
    labels: [...note.labels],
    mentions: note.mentions.map(({ diagnosis, cueAt, termsAt }) => ({
      ...{ diagnosis, cueAt: cueAt ?? undefined, termsAt: [...termsAt] },
    })),
  };
}
