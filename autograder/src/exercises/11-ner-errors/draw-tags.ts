import { pickOne, type Random, randomInteger, tagsOfSpans } from "@attending/lib";

export type Span = { readonly type: string; readonly start: number; readonly end: number };

/** Tags of some sentences, `[sentence][word]`. */
export type Tags = readonly (readonly string[])[];

export interface Density {
  /** Words between two entities at most. */
  readonly maxGap: number;
  readonly maxLength: number;
}

/** Entities from left to right, none overlapping. */
export function drawSpans(
  random: Random,
  numWords: number,
  types: readonly string[],
  { maxGap, maxLength }: Density,
): Span[] {
  const spans: Span[] = [];
  let start = randomInteger(random, 0, maxGap);
  while (start < numWords) {
    const end = Math.min(numWords, start + randomInteger(random, 1, maxLength));
    spans.push({ type: pickOne(random, types), start, end });
    start = end + randomInteger(random, 0, maxGap);
  }
  return spans;
}

/** What somebody makes of the entities who errs in every way, and finds some where none are. */
export function misread(
  random: Random,
  gold: readonly Span[],
  numWords: number,
  types: readonly string[],
): Span[] {
  const other = (type: string) =>
    pickOne(
      random,
      types.filter((each) => each !== type),
    );
  const found: Span[] = [];
  const add = (span: Span) => {
    const isFree = found.every(({ start, end }) => span.end <= start || end <= span.start);
    if (isFree && span.start < span.end && span.end <= numWords) found.push(span);
  };
  for (const span of gold) {
    const chance = random();
    const { type, start, end } = span;
    if (chance < 0.35) add(span);
    else if (chance < 0.5) add({ ...span, type: other(type) });
    else if (chance < 0.6) add({ ...span, end: end + 1 });
    else if (chance < 0.7) add({ ...span, start: Math.min(start + 1, end - 1) });
    else if (chance < 0.8) add({ start: Math.max(0, start - 1), end, type: other(type) });
  }
  const at = randomInteger(random, 0, Math.max(0, numWords - 1));
  if (random() < 0.3) add({ type: pickOne(random, types), start: at, end: at + 1 });
  return found;
}

/** Tags of the entities; of some the `B-` is an `I-`, which a strict reader takes for none. */
export function withOrphans(
  random: Random,
  spans: readonly Span[],
  numWords: number,
  share: number,
): string[] {
  const tags = tagsOfSpans(spans, numWords);
  return tags.map((tag, word) => {
    const follows = tags[word - 1]?.slice(2) === tag.slice(2);
    return tag.startsWith("B-") && !follows && random() < share ? `I-${tag.slice(2)}` : tag;
  });
}
