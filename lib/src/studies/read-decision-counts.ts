import type { DecisionCounts } from "../evaluation/count-decisions";
import { type Found, readCount, readFields, spoiled } from "./strict-reading";

/** @throws DataError unless four counts add up to as many as there are */
export function readDecisionCounts(
  found: Found,
  total: number,
): DecisionCounts {
  const fields = readFields(found, [
    "truePositives",
    "falsePositives",
    "falseNegatives",
    "trueNegatives",
  ]);
  const counts = {
    truePositives: readCount(fields.truePositives),
    falsePositives: readCount(fields.falsePositives),
    falseNegatives: readCount(fields.falseNegatives),
    trueNegatives: readCount(fields.trueNegatives),
  };
  const sum = Object.values(counts).reduce((all, count) => all + count, 0);
  if (sum === total) return counts;
  throw spoiled(found.at, `counts of ${total} concepts`, `counts of ${sum}`);
}
