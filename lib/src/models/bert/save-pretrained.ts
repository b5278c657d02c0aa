import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { transposedEntry } from "../../layers/transposed-entry";
import type { BertTokenizer } from "../../text/bert-tokenizer";
import { formatVocabularyFile } from "../../text/vocabulary-file";
import { encodeSafetensors } from "../safetensors";
import type { WrittenType } from "../safetensors-numbers";
import { writeWholeFile } from "../whole-file";
import type { FullBertConfig } from "./bert-config";
import type { BertForMaskedLM } from "./bert-for-masked-lm";
import { isLinearWeight } from "./bert-tensor-shapes";
import { formatBertConfig } from "./read-bert-config";

/** A pre-trained model, and what belongs to it. */
export interface SavePretrainedOptions {
  readonly model: BertForMaskedLM;
  /** The one whose ids the model knows. */
  readonly tokenizer: BertTokenizer;
  /** Sizes and rates for the file, where they are not the model's: the dropout
   * of a fine-tuning, say. */
  readonly config?: Partial<FullBertConfig> | undefined;
  /** What the weights are rounded to. @default "F32" */
  readonly dtype?: WrittenType | undefined;
}

/**
 * Nothing; writes a Hugging Face folder that `loadPretrained`, and others'
 * tools, can read: `config.json`, `model.safetensors` and `vocab.txt`.
 *
 * Names and shapes are those of Hugging Face's `BertForMaskedLM`: `bert.`
 * before the encoder's names, linear weights `[out, in]`. The decoder is the
 * table of word embeddings, and not written twice.
 *
 * @example
 * savePretrained("models/own", { model, tokenizer, dtype: "F16" });
 */
export function savePretrained(
  folder: string,
  { model, tokenizer, config, dtype = "F32" }: SavePretrainedOptions,
): void {
  const tensors = Object.fromEntries(
    Object.entries(model.stateDict()).map(([name, entry]) => [
      name,
      isLinearWeight(name)
        ? transposedEntry(entry, { where, name, shape: "[in, out]" })
        : entry,
    ]),
  );
  mkdirSync(folder, { recursive: true });
  const write = (name: string, bytes: Uint8Array | string) =>
    writeWholeFile(join(folder, name), Buffer.from(bytes));
  const text = formatBertConfig({ ...model.bert.config, ...config });
  write("config.json", text);
  write("vocab.txt", formatVocabularyFile(tokenizer.vocabulary));
  // What readers look for last is written last.
  write(
    "model.safetensors",
    encodeSafetensors(tensors, { format: "pt" }, dtype),
  );
}

const where = "savePretrained";
