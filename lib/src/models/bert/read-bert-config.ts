import { DataError } from "../../errors/data-error";
import { type JsonRecord, parseJsonRecord } from "../../text/json-record";
import {
  type BertConfig,
  type FullBertConfig,
  fullBertConfig,
} from "./bert-config";

/** What {@link BertConfig} calls the sizes, and what `config.json` does. */
const fileNames: Readonly<Record<keyof BertConfig, string>> = {
  vocabSize: "vocab_size",
  hiddenSize: "hidden_size",
  numHiddenLayers: "num_hidden_layers",
  numAttentionHeads: "num_attention_heads",
  intermediateSize: "intermediate_size",
  maxPositionEmbeddings: "max_position_embeddings",
  typeVocabSize: "type_vocab_size",
  layerNormEps: "layer_norm_eps",
  hiddenDropoutProb: "hidden_dropout_prob",
  attentionProbsDropoutProb: "attention_probs_dropout_prob",
  hiddenAct: "hidden_act",
  padTokenId: "pad_token_id",
};

/** Sizes that are never guessed. */
const sizesWithoutDefault: ReadonlySet<string> = new Set([
  fileNames.vocabSize,
  fileNames.hiddenSize,
  fileNames.numHiddenLayers,
  fileNames.numAttentionHeads,
  fileNames.intermediateSize,
]);

/** What this BERT can be; a file that leaves it out means the first. */
const onlyKnown: ReadonlyMap<string, readonly unknown[]> = new Map([
  ["position_embedding_type", ["absolute", null, undefined]],
  ["is_decoder", [false, null, undefined]],
  ["add_cross_attention", [false, null, undefined]],
]);

/**
 * The sizes in the text of a Hugging Face `config.json`.
 *
 * @param where what is being read, for the messages
 * @throws DataError when it is not JSON, not BERT's, or a BERT of another kind;
 * DataError or ShapeError when a size cannot be used
 */
export function readBertConfig(where: string, json: string): FullBertConfig {
  const file = parseJsonRecord(where, json, "config.json to be a JSON object");
  requireBert(where, file);
  const config = Object.entries(fileNames).map(([name, fileName]) => {
    const value = file[fileName] ?? undefined;
    requireType(where, fileName, value);
    return [name, value];
  });
  return fullBertConfig(Object.fromEntries(config));
}

/** The text of a `config.json`, of a `BertForMaskedLM`, that says these sizes. */
export function formatBertConfig(config: FullBertConfig): string {
  const named = Object.entries(fileNames).map(([name, fileName]) => [
    fileName,
    config[name as keyof BertConfig],
  ]);
  const file = {
    architectures: ["BertForMaskedLM"],
    model_type: "bert",
    ...Object.fromEntries(named),
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** A text like "0.1" would pass for a number further down. */
function requireType(where: string, fileName: string, value: unknown): void {
  if (fileName === fileNames.hiddenAct) return;
  if (typeof value === "number") return;
  if (value === undefined && !sizesWithoutDefault.has(fileName)) return;
  throw new DataError({
    where,
    expected: `${fileName} in config.json to be a number`,
    got: show(value),
    fix: "Take config.json from where the weights came from.",
  });
}

function requireBert(where: string, file: JsonRecord): void {
  if (file.model_type !== "bert") {
    throw new DataError({
      where,
      expected: 'model_type "bert" in config.json',
      got: show(file.model_type),
      fix: "Other models are built differently, even those with BERT in their name.",
    });
  }
  for (const [name, known] of onlyKnown) {
    if (known.includes(file[name])) continue;
    throw new DataError({
      where,
      expected: `${name} ${show(known[0])} in config.json`,
      got: show(file[name]),
      fix: "Only BERT's own kind of encoder is built: choose another model.",
    });
  }
}

function show(value: unknown): string {
  return (JSON.stringify(value) ?? "none").slice(0, 80);
}
