import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DataError } from "../errors/data-error";
import { BertTokenizer, type BertTokenizerOptions } from "./bert-tokenizer";
import { asRecord, type JsonRecord, parseJsonRecord } from "./json-record";
import { parseTokenizerJson } from "./tokenizer-json";
import { parseVocabularyFile } from "./vocabulary-file";
import { bertSpecialTokens } from "./word-piece-vocabulary";

const where = "loadTokenizer";

/** What the files of a tokenizer do not decide. */
export interface LoadTokenizerOptions {
  /** How many tokens the model has positions for: no more are read at once.
   * @default as the files say */
  readonly maxPositionEmbeddings?: number | undefined;
}

/**
 * The tokenizer of a Hugging Face folder.
 *
 * It is read from `tokenizer.json` or, where there is none, from `vocab.txt`;
 * `tokenizer_config.json` may say what these do not.
 *
 * @throws DataError when neither is there, one is broken, or it is not BERT's;
 * VocabularyError when a special token is missing
 * @example
 * const tokenizer = loadTokenizer("models/minilm");
 */
export function loadTokenizer(
  folder: string,
  {
    maxPositionEmbeddings = Number.POSITIVE_INFINITY,
  }: LoadTokenizerOptions = {},
): BertTokenizer {
  const config = readConfig(folder);
  // Where nobody has set it, it is 1e30.
  const length = Math.min(
    Number.isSafeInteger(config.model_max_length)
      ? Number(config.model_max_length)
      : 512,
    maxPositionEmbeddings,
  );
  return new BertTokenizer({
    ...readTokenizer(folder, config),
    ...readSpecialTokens(config),
    modelMaxLength: length,
  });
}

function readTokenizer(
  folder: string,
  config: JsonRecord,
): BertTokenizerOptions {
  const json = readText(folder, "tokenizer.json");
  if (json !== undefined) {
    return parseTokenizerJson(`${where}, tokenizer.json`, json);
  }
  const lines = readText(folder, "vocab.txt");
  if (lines !== undefined) {
    return {
      vocabulary: parseVocabularyFile(where, lines),
      doLowerCase: flag(config, "do_lower_case"),
      stripAccents: flag(config, "strip_accents"),
      tokenizeChineseChars: flag(config, "tokenize_chinese_chars"),
    };
  }
  throw new DataError({
    where,
    expected: `tokenizer.json or vocab.txt in ${folder}`,
    got: "neither",
    fix: "Put the vocabulary there that came with the weights.",
  });
}

function readConfig(folder: string): JsonRecord {
  const text = readText(folder, "tokenizer_config.json");
  return text === undefined
    ? {}
    : parseJsonRecord(`${where}, tokenizer_config.json`, text);
}

/** Undefined, which leaves the choice, where the file leaves it. */
function flag(config: JsonRecord, name: string): boolean | undefined {
  const value = config[name] ?? undefined;
  if (value === undefined || typeof value === "boolean") return value;
  throw new DataError({
    where: `${where}, tokenizer_config.json`,
    expected: `${name} to be true or false`,
    got: "another value",
    fix: "Take the file as it came with the weights.",
  });
}

/** The names that the config gives to them: a text, or an object with one. */
function readSpecialTokens(config: JsonRecord): Record<string, string> {
  const named = Object.keys(bertSpecialTokens).flatMap((name) => {
    const value = config[name.replace("Token", "_token")];
    const token = typeof value === "string" ? value : asRecord(value).content;
    return typeof token === "string" ? [[name, token] as const] : [];
  });
  return Object.fromEntries(named);
}

/** Undefined when there is no such file. */
function readText(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch (error) {
    const code: unknown = Object(error).code;
    if (code === "ENOENT") return undefined;
    throw new DataError({
      where,
      expected: `${name} in ${folder} to be a file that can be read`,
      got: String(code ?? "an error"),
      fix: "May you read it?",
    });
  }
}
