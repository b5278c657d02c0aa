import { type LongerNotesRow, readRun } from "@attending/lib";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-longer-notes";

/** How far a loss, in nats, may be from the kept one: backends round otherwise. */
const lossTolerance = 1e-3;

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
    return row.trainLoss.flatMap((loss, epoch) => {
      const again = other.trainLoss[epoch] ?? Number.NaN;
      if (Math.abs(loss - again) <= lossTolerance) return [];
      return [`${name}: the loss of epoch ${epoch + 1} is ${again}, kept is ${loss}.`];
    });
  });
}
