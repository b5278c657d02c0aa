import { isDeepStrictEqual } from "node:util";
import { readDictionaryRun } from "@attending/lib";
import { hasCorpora, measureDictionary } from "./study-dictionary";

/**
 * What differs between the kept run and the same measured now. Where the corpora are not on this
 * machine, only that the file can be read is known.
 */
export async function checkDictionary(root: string): Promise<string[]> {
  const run = readDictionaryRun(root);
  if (!hasCorpora()) {
    console.log("Without the corpora in data/external/ nothing can be measured again.");
    return [];
  }
  const { corpora, rows } = measureDictionary();
  const moved = rows.filter((row, i) => !isDeepStrictEqual(run.rows[i], row));
  return [
    ...(isDeepStrictEqual(run.corpora, corpora) ? [] : ["The numbers of the corpora are others."]),
    ...moved.map(({ testedOn, type }) => `${testedOn}, ${type}: the scores are others.`),
  ];
}
