import {
  type EntityMode,
  type EntitySpan,
  spansOfTags,
} from "../evaluation/entities/spans-of-tags";
import type { NerSentence } from "./ner-corpus";

/** An entity with the words that it is written in. */
export interface Mention extends EntitySpan {
  readonly tokens: readonly string[];
}

/**
 * The entities of a sentence with their words, from left to right.
 *
 * @throws DataError when a tag is unknown
 */
export function mentionsOf(
  { tokens, tags }: NerSentence,
  mode: EntityMode = {},
): Mention[] {
  return spansOfTags(tags, mode).map((span) => ({
    ...span,
    tokens: tokens.slice(span.start, span.end),
  }));
}

/**
 * What two mentions have in common that are written alike, but for capitals.
 */
export const surfaceForm = ({ tokens }: Mention): string =>
  tokens.join(" ").toLowerCase();
