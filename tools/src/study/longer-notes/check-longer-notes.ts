import { type LongerNotesRow, readRun } from "@attending/lib";
import { movedLosses } from "../moved-losses";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-longer-notes";

/**
 * What differs between the reduced version that is kept with the run, and the same trained now.
 *
 * That the code has changed since is said, but is no difference: what counts are the numbers.
 */
export async function checkLongerNotes(root: string): Promise<string[]> {
  const { reduced, made, date } = readRun("longer-notes", root);
  if (made !== (await codeHash(root, script))) {
    console.log(`The run of ${date} was made with other code; what counts are the numbers.`);
  }
  const now = await trainAll(reduced.config);
  // The rate that two epochs choose may be the other one on another backend: not compared.
  return lossDifferences(reduced.tried, now.tried);
}

/** Each loss that has moved, as a sentence. */
export function lossDifferences(
  kept: readonly LongerNotesRow[],
  now: readonly LongerNotesRow[],
): string[] {
  return kept.flatMap((row) => {
    const name = `${row.reader}, seed ${row.seed}, rate ${row.rate}`;
    const other = now.find(
      ({ reader, seed, rate }) => reader === row.reader && seed === row.seed && rate === row.rate,
    );
    if (other === undefined) return [`${name}: is missing.`];
    return movedLosses(name, row.trainLoss, other.trainLoss);
  });
}
