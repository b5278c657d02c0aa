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
  const candidates = gold
    .flatMap((one) => predicted.map((other) => candidateOf(one, other)))
    .filter(({ shared }) => shared > 0)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        b.shared - a.shared ||
        a.gold.start - b.gold.start ||
        a.predicted.start - b.predicted.start,
    );
  const used = new Set<EntitySpan>();
  const pairs = candidates.filter((pair) => {
    if (used.has(pair.gold) || used.has(pair.predicted)) return false;
    used.add(pair.gold).add(pair.predicted);
    return true;
  });
  return {
    pairs: pairs.map(({ gold, predicted }) => ({ gold, predicted })),
    missed: gold.filter((span) => !used.has(span)),
    spurious: predicted.filter((span) => !used.has(span)),
  };
}

function candidateOf(
  gold: EntitySpan,
  predicted: EntitySpan,
): SpanPair & { rank: number; shared: number } {
  const shared =
    Math.min(gold.end, predicted.end) - Math.max(gold.start, predicted.start);
  const rank =
    (haveSameBounds(gold, predicted) ? 0 : 2) +
    (gold.type === predicted.type ? 0 : 1);
  return { gold, predicted, rank, shared };
}

/** Whether both begin and end at the same words. */
export function haveSameBounds(a: EntitySpan, b: EntitySpan): boolean {
  return a.start === b.start && a.end === b.end;
}
