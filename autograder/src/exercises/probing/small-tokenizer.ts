import { BertTokenizer, WordPieceVocabulary } from "@attending/lib";

/** BERT's tokenizer with a vocabulary of these pieces, behind its special tokens. */
export function tokenizerOf(pieces: readonly string[]): BertTokenizer {
  return tokenizerOfAll(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", ...pieces]);
}

/** BERT's tokenizer with a vocabulary that names its special tokens, too. */
export function tokenizerOfAll(pieces: readonly string[]): BertTokenizer {
  return new BertTokenizer({ vocabulary: new WordPieceVocabulary(pieces) });
}
