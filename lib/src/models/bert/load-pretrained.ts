import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { findExternalFile } from "../../data/find-external-file";
import { DataError } from "../../errors/data-error";
import { VocabularyError } from "../../errors/vocabulary-error";
import type { BertTokenizer } from "../../text/bert-tokenizer";
import { loadTokenizer } from "../../text/load-tokenizer";
import type { FullBertConfig } from "./bert-config";
import type { BertModel } from "./bert-model";
import { type LoadBertOptions, loadBert } from "./load-bert";
import { readBertConfig } from "./read-bert-config";

const where = "loadPretrained";

/** A pre-trained encoder, and the tokenizer whose ids it knows. */
export interface PretrainedBert {
  /** In training mode. */
  readonly bert: BertModel;
  readonly tokenizer: BertTokenizer;
}

/**
 * A BERT with its weights and its tokenizer.
 *
 * It is read from a Hugging Face folder: `config.json`, `model.safetensors`,
 * and `tokenizer.json` or `vocab.txt`. Nothing is downloaded: one model comes
 * with the course, `clinical-bert-mini`, and what `npm run data -- get` has
 * fetched is found by its name.
 *
 * @param name `clinical-bert-mini`, a folder, or the name of a model in
 * `ATTENDING_DATA` or `data/external/`
 * @throws DataError when a file is missing or broken, or the model is no BERT;
 * VocabularyError when the vocabulary is not that of the weights; ShapeError
 * when a tensor is not as the config says
 * @example
 * const { bert, tokenizer } = loadPretrained("clinical-bert-mini", { random });
 */
export function loadPretrained(
  name: string,
  options: LoadBertOptions,
): PretrainedBert {
  const folder = folderOf(name);
  requireFiles(name, folder);
  const json = readFileSync(join(folder, "config.json"), "utf8");
  const config = readBertConfig(where, json);
  const { maxPositionEmbeddings } = config;
  const tokenizer = loadTokenizer(folder, { maxPositionEmbeddings });
  // Before the weights, which take longest to read.
  requireVocabulary(tokenizer, config);
  return { bert: loadBert(folder, options), tokenizer };
}

/** Models of our own, in `data/` of the project. */
const embedded: readonly string[] = ["clinical-bert-mini"];

/** The folder of the project, from which a notebook's own may differ. */
const project = join(__dirname, "..", "..", "..", "..");

function folderOf(name: string): string {
  if (embedded.includes(name)) return join(project, "data", name);
  return findExternalFile(name) ?? name;
}

/** Each of these files, or one of those that stand in its place. */
const neededFiles: readonly (readonly string[])[] = [
  ["config.json"],
  ["model.safetensors"],
  ["tokenizer.json", "vocab.txt"],
];

function requireFiles(name: string, folder: string): void {
  const missing = neededFiles.filter(
    (names) => !names.some((file) => existsSync(join(folder, file))),
  );
  if (missing.length === 0) return;
  const list = missing.map((names) => names.join(" or ")).join(", ");
  const isThere = existsSync(folder);
  throw new DataError({
    where,
    expected: isThere
      ? `config.json, model.safetensors and a vocabulary in ${name}`
      : `${embedded.join(", ")}, the folder ${name}, or a model of this name`,
    got: isThere ? `no ${list}` : "none",
    fix: isThere
      ? "Take all files from where the weights came from; weights in other files must be saved again."
      : "npm run data -- list says which other models can be had, and how.",
  });
}

/** Some models fill their table of embeddings up to a multiple of this. */
const rowsAtOnce = 128;

/** Weights of another vocabulary would be read without any complaint. */
function requireVocabulary(
  { vocabulary, specialTokens }: BertTokenizer,
  { vocabSize, padTokenId }: FullBertConfig,
): void {
  const filler = vocabSize - vocabulary.size;
  const isFilledUp =
    filler === 0 || (filler > 0 && filler < rowsAtOnce && vocabSize % 8 === 0);
  const padId = vocabulary.requireId(specialTokens.padToken);
  if (isFilledUp && padId === padTokenId) return;
  throw new VocabularyError({
    where,
    expected: `a vocabulary of ${vocabSize} pieces with padding at ${padTokenId}, as config.json says`,
    got: `${vocabulary.size} with padding at ${padId}`,
    fix: "Ids would mean other words: take the vocabulary that came with the weights.",
  });
}
