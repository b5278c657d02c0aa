import { BertTokenizer, WordPieceVocabulary } from "@attending/lib";

/** BERT's tokenizer with a vocabulary of these pieces, behind its special tokens. */
export function tokenizerOf(pieces: readonly string[]): BertTokenizer {
  const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"];
  return new BertTokenizer({ vocabulary: new WordPieceVocabulary([...special, ...pieces]) });
}
