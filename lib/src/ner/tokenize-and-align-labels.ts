import { ignoredLabel } from "../functional/token-classification-loss";
import type { BatchOptions, BertTokenizer } from "../text/bert-tokenizer";
import { labelIds } from "./label-ids";
import type { NerSentence } from "./ner-corpus";

/** Sentences, and what makes numbers of them. */
export interface AlignOptions extends Pick<BatchOptions, "padding"> {
  readonly sentences: readonly NerSentence[];
  /** The tags; a tag's place is its id. */
  readonly labels: readonly string[];
  readonly tokenizer: BertTokenizer;
  /** Pieces of a sentence, with [CLS] and [SEP]. @default 128 */
  readonly maxLength?: number | undefined;
}

/** Sentences as a model reads them, `[batch][seqLen]`. */
export interface AlignedBatch {
  readonly inputIds: number[][];
  /** 1 = token, 0 = padding. */
  readonly attentionMask: number[][];
  /** The id of a word's tag at its first piece, -100 at all others. */
  readonly labels: number[][];
  /** The word that each piece belongs to; null where there is none. */
  readonly wordIds: (number | null)[][];
  /** How many pieces of each sentence were cut off. */
  readonly numTruncatedTokens: number[];
}

/**
 * Sentences in pieces, and at the **first piece of each word** its tag's id.
 *
 * A word's later pieces, [CLS], [SEP] and padding have -100, which no loss and
 * no score counts: a drug of five pieces is one word, and one chance to be
 * right.
 *
 * @throws DataError when there is no sentence, words and tags are not one to
 * one, or `maxLength` does not fit; VocabularyError when a tag is no label
 * @example
 * tokenizeAndAlignLabels({ sentences: corpus.train, labels, tokenizer });
 * @see Devlin et al. 2019, §5.3, https://arxiv.org/abs/1810.04805
 */
export function tokenizeAndAlignLabels({
  sentences,
  labels,
  tokenizer,
  maxLength = 128,
  padding = "longest",
}: AlignOptions): AlignedBatch {
  const tagIds = labelIds("tokenizeAndAlignLabels", sentences, labels);
  const { inputIds, attentionMask, wordIds, numTruncatedTokens } =
    tokenizer.encodeBatch(
      sentences.map(({ tokens }) => tokens),
      { maxLength, padding, splitSpecialTokens: true },
    );
  const aligned = tagIds.map((ids, sentence) => {
    let previous: number | null = null;
    return (wordIds[sentence] ?? []).map((word) => {
      const isFirst = word !== null && word !== previous;
      previous = word;
      return isFirst ? (ids[word] ?? ignoredLabel) : ignoredLabel;
    });
  });
  const shapes = { inputIds, attentionMask, wordIds, numTruncatedTokens };
  return { ...shapes, labels: aligned };
}
