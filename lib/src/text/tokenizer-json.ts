import { DataError } from "../errors/data-error";
import type { BertTokenizerOptions } from "./bert-tokenizer";
import { asRecord, type JsonRecord, parseJsonRecord } from "./json-record";
import {
  bertSpecialTokens,
  WordPieceVocabulary,
} from "./word-piece-vocabulary";
import { continuingSubwordPrefix } from "./word-pieces";

const fix =
  "Only BERT's own kind of tokenizer is built: choose a model that has it.";

/**
 * What a Hugging Face `tokenizer.json` says of a BERT's tokenizer.
 *
 * @param where what is being read, for the messages
 * @throws DataError when it is no JSON, another kind of tokenizer, or its ids
 * are not the whole numbers from 0, each once
 */
export function parseTokenizerJson(
  where: string,
  text: string,
): BertTokenizerOptions {
  const file = parseJsonRecord(where, text);
  const model = asRecord(file.model);
  const normalizer = asRecord(file.normalizer);
  requireKinds(where, file, model, normalizer);
  const added = readAddedTokens(where, file.added_tokens);
  const { doLowerCase, stripAccents } = readCase(where, normalizer);
  const maxInput = model.max_input_chars_per_word;
  const known = new Set<string>(Object.values(bertSpecialTokens));
  return {
    vocabulary: readVocabulary(where, model.vocab, added),
    additionalSpecialTokens: [...added.keys()].filter((one) => !known.has(one)),
    maxInputCharsPerWord: typeof maxInput === "number" ? maxInput : undefined,
    tokenizeChineseChars: normalizer.handle_chinese_chars !== false,
    doLowerCase,
    stripAccents,
  };
}

function requireKinds(
  where: string,
  file: JsonRecord,
  model: JsonRecord,
  normalizer: JsonRecord,
): void {
  const facts: [name: string, wanted: unknown, value: unknown][] = [
    ["model.type", "WordPiece", model.type],
    ["normalizer.type", "BertNormalizer", normalizer.type],
    ["normalizer.clean_text", true, normalizer.clean_text],
    [
      "pre_tokenizer.type",
      "BertPreTokenizer",
      asRecord(file.pre_tokenizer).type,
    ],
    ["model.unk_token", bertSpecialTokens.unkToken, model.unk_token],
    [
      "model.continuing_subword_prefix",
      continuingSubwordPrefix,
      model.continuing_subword_prefix,
    ],
  ];
  for (const [name, wanted, value] of facts) {
    if (value === wanted) continue;
    throw new DataError({
      where,
      expected: `${name} ${JSON.stringify(wanted)}`,
      got: (JSON.stringify(value) ?? "none").slice(0, 80),
      fix,
    });
  }
}

function readCase(
  where: string,
  { lowercase, strip_accents: strip }: JsonRecord,
): { doLowerCase: boolean; stripAccents: boolean | undefined } {
  const isChoice = strip === null || strip === undefined;
  if (typeof lowercase === "boolean") {
    if (isChoice) return { doLowerCase: lowercase, stripAccents: undefined };
    if (typeof strip === "boolean") {
      return { doLowerCase: lowercase, stripAccents: strip };
    }
  }
  throw new DataError({
    where,
    expected: "normalizer.lowercase and strip_accents to be true or false",
    got: "another value",
    fix,
  });
}

/** Ids of the tokens that are read as they are written. */
function readAddedTokens(
  where: string,
  value: unknown,
): ReadonlyMap<string, unknown> {
  const tokens = Array.isArray(value) ? value.map(asRecord) : [];
  return new Map(
    tokens.map(({ content, id, ...flags }, i) => {
      const isPlain =
        flags.special === true &&
        [flags.single_word, flags.lstrip, flags.rstrip, flags.normalized].every(
          (flag) => flag !== true,
        );
      if (typeof content === "string" && content !== "" && isPlain) {
        return [content, id];
      }
      throw new DataError({
        where,
        expected: `added token ${i} to be special, and read as it is written`,
        got: "another kind",
        fix,
      });
    }),
  );
}

function readVocabulary(
  where: string,
  vocab: unknown,
  added: ReadonlyMap<string, unknown>,
): WordPieceVocabulary {
  const refuse = (got: string) =>
    new DataError({
      where,
      expected:
        "the ids of model.vocab and added_tokens to be 0, 1, 2 … each once",
      got,
      fix: "Take the file as it came with the weights.",
    });
  const ids = new Map<string, unknown>(Object.entries(asRecord(vocab)));
  for (const [token, id] of added) {
    const other = ids.get(token);
    if (other !== undefined && other !== id) {
      throw refuse(`${other} and ${id} for one added token`);
    }
    ids.set(token, id);
  }
  const pieces: (string | undefined)[] = Array(ids.size).fill(undefined);
  for (const [piece, id] of ids) {
    const isFree =
      typeof id === "number" && id in pieces && pieces[id] === undefined;
    if (!isFree) {
      throw refuse(`${JSON.stringify(id) ?? "none"} among ${ids.size} pieces`);
    }
    pieces[id] = piece;
  }
  if (pieces.length === 0) throw refuse("no piece");
  return new WordPieceVocabulary(pieces.map((piece) => piece ?? ""));
}
