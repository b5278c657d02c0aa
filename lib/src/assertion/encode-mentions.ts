import { requireSpan } from "../evaluation/entities/require-span";
import type { EntitySpan } from "../evaluation/entities/spans-of-tags";
import type { BertTokenizer } from "../text/bert-tokenizer";

/** Words, the mentions among them, and what makes pieces of them. */
export interface EncodeMentionsOptions {
  readonly tokens: readonly string[];
  readonly mentions: readonly Pick<EntitySpan, "start" | "end">[];
  readonly tokenizer: BertTokenizer;
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
}

/** A sentence in pieces, and where its mentions stand. */
export interface EncodedMentions {
  readonly inputIds: readonly number[];
  /** Of each mention its pieces' places; none where it was cut off. */
  readonly pieces: readonly (readonly number[])[];
}

/**
 * A sentence in pieces, and of each mention which pieces are its own.
 *
 * @param where the function that was called, for messages
 * @throws DataError when a mention is not one of these words, or `maxLength`
 * does not fit
 */
export function encodeMentions(
  where: string,
  { tokens, mentions, tokenizer, maxLength = 128 }: EncodeMentionsOptions,
): EncodedMentions {
  for (const mention of mentions) requireSpan(where, mention, tokens.length);
  const options = { maxLength, splitSpecialTokens: true };
  const { inputIds, wordIds } = tokenizer.encode([...tokens], options);
  const pieces = mentions.map(({ start, end }) =>
    wordIds.flatMap((word, piece) =>
      word !== null && word >= start && word < end ? [piece] : [],
    ),
  );
  return { inputIds, pieces };
}
