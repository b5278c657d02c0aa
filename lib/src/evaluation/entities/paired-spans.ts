import type { EntitySpan } from "./spans-of-tags";

/** A gold entity and what was predicted in its place. */
export interface SpanPair {
  readonly gold: EntitySpan;
  readonly predicted: EntitySpan;
}

/** The entities of one sentence, each used once. */
export interface PairedSpans {
  readonly pairs: SpanPair[];
  readonly missed: EntitySpan[];
  readonly spurious: EntitySpan[];
}

/**
 * Gold and predicted entities that share words, each in one pair at most.
 *
 * Pairs are made in this order: same bounds and type; same bounds; same type;
 * any shared word. Among equals the one that shares more words comes first,
 * then the one further left. So one long guess over two gold entities meets one
 * of them, and the other is missed.
 */
export function pairSpans(
  gold: readonly EntitySpan[],
  predicted: readonly EntitySpan[],
): PairedSpans {
  // A sort is stable: equals stay in the order in which they overlap.
  const candidates = overlappingPairs(gold, predicted).sort(
    (a, b) => rankOf(a) - rankOf(b),
  );
  const used = new Set<EntitySpan>();
  const pairs = candidates.filter((pair) => {
    if (used.has(pair.gold) || used.has(pair.predicted)) return false;
    used.add(pair.gold).add(pair.predicted);
    return true;
  });
  return {
    pairs,
    missed: gold.filter((span) => !used.has(span)),
    spurious: predicted.filter((span) => !used.has(span)),
  };
}

/**
 * Every gold entity with every predicted one that it shares words with: first
 * those that share most, then from left to right. A span may be in several.
 */
export function overlappingPairs(
  gold: readonly EntitySpan[],
  predicted: readonly EntitySpan[],
): SpanPair[] {
  const shared = (pair: SpanPair) =>
    Math.min(pair.gold.end, pair.predicted.end) -
    Math.max(pair.gold.start, pair.predicted.start);
  return gold
    .flatMap((one) =>
      predicted.map((other) => ({ gold: one, predicted: other })),
    )
    .filter((pair) => shared(pair) > 0)
    .sort(
      (a, b) =>
        shared(b) - shared(a) ||
        a.gold.start - b.gold.start ||
        a.predicted.start - b.predicted.start,
    );
}

/** Whether both begin and end at the same words. */
export function haveSameBounds({ gold, predicted }: SpanPair): boolean {
  return gold.start === predicted.start && gold.end === predicted.end;
}

/** Whether both are of one type. */
export function haveSameType({ gold, predicted }: SpanPair): boolean {
  return gold.type === predicted.type;
}

function rankOf(pair: SpanPair): number {
  return (haveSameBounds(pair) ? 0 : 2) + (haveSameType(pair) ? 0 : 1);
}
