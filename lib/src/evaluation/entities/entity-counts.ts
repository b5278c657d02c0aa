import type { PrecisionRecallF1 } from "../f1-scores";
import type { EntitySpan } from "./spans-of-tags";

/** Entities of one type, or of all. */
export interface EntityCounts {
  /** Found, with the type, start and end of a gold one. */
  readonly correct: number;
  readonly predicted: number;
  readonly gold: number;
}

/** Of each type that occurs in gold or prediction. */
export type CountsByType = ReadonlyMap<string, EntityCounts>;

/** How the entities predicted for one sentence meet its gold ones. */
export function countEntities(
  gold: readonly EntitySpan[],
  predicted: readonly EntitySpan[],
): CountsByType {
  const counts = new Map<string, EntityCounts>();
  const add = (type: string, more: Partial<EntityCounts>) => {
    const { correct = 0, predicted = 0, gold = 0 } = more;
    const one = { correct, predicted, gold };
    counts.set(type, sumOf([counts.get(type), one]));
  };
  const key = ({ type, start, end }: EntitySpan) => `${start} ${end} ${type}`;
  const known = new Set(gold.map(key));
  for (const { type } of gold) add(type, { gold: 1 });
  for (const span of predicted) {
    add(span.type, { predicted: 1, correct: known.has(key(span)) ? 1 : 0 });
  }
  return counts;
}

/** All counts together; none where there is none. */
export function sumOf(
  counts: readonly (EntityCounts | undefined)[],
): EntityCounts {
  let [correct, predicted, gold] = [0, 0, 0];
  for (const one of counts) {
    correct += one?.correct ?? 0;
    predicted += one?.predicted ?? 0;
    gold += one?.gold ?? 0;
  }
  return { correct, predicted, gold };
}

/** Precision, recall and F1 = 2·correct / (predicted + gold); 0/0 is 0. */
export function scoresOf({
  correct,
  predicted,
  gold,
}: EntityCounts): PrecisionRecallF1 {
  const share = (part: number, whole: number) =>
    whole === 0 ? 0 : part / whole;
  return {
    precision: share(correct, predicted),
    recall: share(correct, gold),
    f1: share(2 * correct, predicted + gold),
    support: gold,
  };
}
