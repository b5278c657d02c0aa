import { findExternalFile, negexCoverage, readNegexSentences, readRun } from "@attending/lib";
import { scoreRules } from "./score-negex";
import { sentencesFile } from "./study-negex";

/**
 * What differs between the counts of the rules that are kept, and the same counted now; nothing is
 * trained. Where the sentences are not on this machine, only that the file can be read is known.
 */
export async function checkNegex(root: string): Promise<string[]> {
  const run = readRun("negex", root);
  const file = findExternalFile(sentencesFile);
  if (file === undefined) {
    console.log(`Without data/external/${sentencesFile} nothing can be counted again.`);
    return [];
  }
  const sentences = readNegexSentences(file);
  const same = (kept: unknown, now: unknown) => JSON.stringify(kept) === JSON.stringify(now);
  const rules = scoreRules(sentences).filter((row, i) => !same(run.rules[i], row));
  const moved = rules.map(({ reader }) => `${reader}: the counts are others.`);
  const isCovered = same(run.coverage, negexCoverage(sentences));
  return isCovered ? moved : ["The coverage is another.", ...moved];
}
