import { type AblationsRow, readRun } from "@attending/lib";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-ablations";

/** How far a loss, in nats, may be from the kept one: backends round otherwise. */
const lossTolerance = 1e-4;

/** How far a share may be: one decision near 0.5 in a hundred may fall to the other side. */
const shareTolerance = 0.02;

/**
 * What differs between the reduced version that is kept with the run, and the same trained now.
 *
 * That the code has changed since is said, but is no difference: what counts are the numbers.
 */
export async function checkAblations(root: string): Promise<string[]> {
  const { reduced, made, date } = readRun("ablations", root);
  if (made !== (await codeHash(root, script))) {
    console.log(`The run of ${date} was made with other code; what counts are the numbers.`);
  }
  const now = await trainAll(reduced.config);
  return rowDifferences(reduced.rows, now);
}

/** Each number that has moved, as a sentence. */
export function rowDifferences(
  kept: readonly AblationsRow[],
  now: readonly AblationsRow[],
): string[] {
  return kept.flatMap((row, i) => {
    const other = now[i];
    const name = `${row.variant}, seed ${row.seed}`;
    if (other?.variant !== row.variant || other.seed !== row.seed) return [`${name}: is missing.`];
    const moved = (what: string, a: number, b: number | undefined, tolerance: number) =>
      Math.abs(a - (b ?? NaN)) <= tolerance ? [] : [`${name}: ${what} is ${b}, kept is ${a}.`];
    const shares = (["microF1", "topOne", "exactMatch", "binding"] as const).flatMap((share) =>
      moved(share, row[share], other[share], shareTolerance),
    );
    const losses = row.trainLoss.flatMap((loss, epoch) =>
      moved(`the loss of epoch ${epoch + 1}`, loss, other.trainLoss[epoch], lossTolerance),
    );
    return [...losses, ...shares];
  });
}
