import { type AssertionRow, readRun } from "@attending/lib";
import { movedLosses } from "../moved-losses";
import { codeHash } from "../provenance";
import { script, trainAll } from "./study-assertion";
import { assertionCorpus, floorsOn } from "./train-assertion";

/**
 * What differs between what is kept and the same made now: the floors, and the reduced version.
 *
 * That the code has changed since is said, but is no difference: what counts are the numbers.
 */
export async function checkAssertion(root: string): Promise<string[]> {
  const { config, floors, reduced, made, date } = readRun("assertion", root);
  if (made !== (await codeHash(root, script))) {
    console.log(`The run of ${date} was made with other code; what counts are the numbers.`);
  }
  const now = floorsOn(assertionCorpus(config).test);
  const isSame = JSON.stringify(now) === JSON.stringify(floors);
  const trained = await trainAll(reduced.config, []);
  const moved = rowDifferences(
    reduced.rows,
    trained.map(({ row }) => row),
  );
  return isSame ? moved : ["The floors are others.", ...moved];
}

/** Each loss that has moved, as a sentence: so few notes are not read right or wrong by more. */
export function rowDifferences(
  kept: readonly AssertionRow[],
  now: readonly AssertionRow[],
): string[] {
  return kept.flatMap((row, i) => {
    const other = now[i];
    const name = `${row.start}, seed ${row.seed}`;
    if (other?.start !== row.start || other.seed !== row.seed) return [`${name}: is missing.`];
    return movedLosses(name, row.trainLoss, other.trainLoss);
  });
}
