import { type DistanceRow, readRun } from "@attending/lib";
import { movedLosses } from "../moved-losses";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-distance";

/**
 * What differs between the reduced version that is kept with the run, and the same trained now.
 *
 * That the code has changed since is said, but is no difference: what counts are the numbers.
 */
export async function checkDistance(root: string): Promise<string[]> {
  const { reduced, made, date } = readRun("distance", root);
  if (made !== (await codeHash(root, script))) {
    console.log(`The run of ${date} was made with other code; what counts are the numbers.`);
  }
  return rowDifferences(reduced.rows, await trainAll(reduced.config));
}

/** Each loss that has moved, as a sentence: so few notes are not read right or wrong by more. */
export function rowDifferences(
  kept: readonly DistanceRow[],
  now: readonly DistanceRow[],
): string[] {
  return kept.flatMap((row, i) => {
    const other = now[i];
    const name = `${row.reader}, seed ${row.seed}`;
    if (other?.reader !== row.reader || other.seed !== row.seed) return [`${name}: is missing.`];
    return movedLosses(name, row.trainLoss, other.trainLoss);
  });
}
