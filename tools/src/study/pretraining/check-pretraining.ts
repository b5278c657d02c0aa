import { type PretrainingRow, readRun } from "@attending/lib";
import { movedLosses } from "../moved-losses";
import { embeddedStarts, foldersOf, trainAll } from "./study-pretraining";

/** How far a score may be: an entity in fifty may fall to the other side. */
const shareTolerance = 0.02;

/** What differs between the reduced version that is kept with the run, and the same trained now. */
export async function checkPretraining(root: string): Promise<string[]> {
  const { reduced } = readRun("pretraining", root);
  const now = await trainAll(reduced.config, embeddedStarts, foldersOf());
  return rowDifferences(reduced.rows, now);
}

/** Each number that has moved, as a sentence. */
export function rowDifferences(
  kept: readonly PretrainingRow[],
  now: readonly PretrainingRow[],
): string[] {
  return kept.flatMap((row, i) => {
    const name = `${row.start}, ${row.numTrain} notes, seed ${row.seed}`;
    const other = now[i];
    if (other?.start !== row.start || other.seed !== row.seed) return [`${name}: is missing.`];
    const moved = movedLosses(name, row.trainLoss, other.trainLoss);
    if (Math.abs(row.f1 - other.f1) <= shareTolerance) return moved;
    return [...moved, `${name}: F1 is ${other.f1}, kept is ${row.f1}.`];
  });
}
