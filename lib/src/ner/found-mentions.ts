import { requireTagTables } from "../evaluation/entities/require-tag-tables";
import {
  type EntityMode,
  type EntitySpan,
  spansOfTags,
} from "../evaluation/entities/spans-of-tags";
import type { TagTable } from "../evaluation/entities/tag-scheme";
import { type Mention, mentionsOf, surfaceForm } from "./mentions";
import type { NerSentence } from "./ner-corpus";

/** A gold entity, and what became of it. */
export interface FoundMention extends Mention {
  /** The place of its sentence. */
  readonly sentence: number;
  /** Predicted with this type, start and end. */
  readonly isFound: boolean;
  /** Written in the training sentences too, as an entity of this type; capitals
   * aside. */
  readonly isSeen: boolean;
}

/** What was said of which sentences, and what had been seen before. */
export interface FoundMentionsOptions {
  readonly train: readonly NerSentence[];
  /** Words and gold tags. */
  readonly sentences: readonly NerSentence[];
  /** `[sentence][word]` */
  readonly predicted: TagTable;
  /** @default strict IOB2 */
  readonly mode?: EntityMode | undefined;
}

/**
 * Every gold entity of the sentences: whether it was found, and whether it had
 * been seen. The list is the same, and in the same order, for all predictions
 * of the same sentences, so that two of them can be compared entity by entity.
 *
 * The share that is found, of the seen and of the unseen ones, is a recall.
 * Precision has no such halves: what is wrong is no mention.
 *
 * @throws DataError when the tables differ in size, or a tag is unknown
 * @see Augenstein et al. 2017, https://arxiv.org/abs/1701.02877
 */
export function foundMentions({
  train,
  sentences,
  predicted,
  mode = { mode: "strict" },
}: FoundMentionsOptions): FoundMention[] {
  const tables = sentences.map(({ tags }) => tags);
  requireTagTables("foundMentions", tables, predicted);
  const seen = new Set(
    train.flatMap((one) => mentionsOf(one, mode)).map(formAndType),
  );
  return sentences.flatMap((one, sentence) => {
    const guesses = spansOfTags(predicted[sentence] ?? [], mode);
    const known = new Set(guesses.map(placeAndType));
    return mentionsOf(one, mode).map((mention) => ({
      ...{ ...mention, sentence },
      isFound: known.has(placeAndType(mention)),
      isSeen: seen.has(formAndType(mention)),
    }));
  });
}

/** Unlike a space, the separator stands in no word. */
const formAndType = (mention: Mention): string =>
  `${mention.type}\n${surfaceForm(mention)}`;

const placeAndType = ({ start, end, type }: EntitySpan): string =>
  `${start} ${end} ${type}`;
