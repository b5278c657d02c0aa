import { type DistanceRow, readRun } from "@attending/lib";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-distance";

/** How far a loss, in nats, may be from the kept one: backends round otherwise. */
const lossTolerance = 1e-3;

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
    return row.trainLoss.flatMap((loss, epoch) => {
      const again = other.trainLoss[epoch] ?? Number.NaN;
      if (Math.abs(loss - again) <= lossTolerance) return [];
      return [`${name}: the loss of epoch ${epoch + 1} is ${again}, kept is ${loss}.`];
    });
  });
}
