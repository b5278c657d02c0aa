import { spoiled } from "./strict-reading";

/**
 * Makes sure that there is a row for everything that was to be run, each once
 * and in its order: half a study, or one seed twice, would shift every mean
 * unseen.
 *
 * @param at the place of the rows in their file
 * @param each what there is one row for: "variant and seed"
 * @throws DataError that names the first row that is missing
 */
export function requireWhole(
  at: string,
  {
    expected,
    got,
    each,
  }: {
    readonly expected: readonly string[];
    readonly got: readonly string[];
    readonly each: string;
  },
): void {
  if (expected.join("; ") === got.join("; ")) return;
  const missing = expected.find((name) => !got.includes(name));
  throw spoiled(
    at,
    `${expected.length} rows, one for each ${each}`,
    missing === undefined ? `${got.length} rows` : `none of ${missing}`,
  );
}
