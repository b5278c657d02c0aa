import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import {
  bertBatch,
  bertFolder,
  readBertFile,
  readBertTensors,
} from "../../../tests/bert-fixture";
import { expectNumbers } from "../../../tests/tensor-expectations";
import { DataError } from "../../errors/data-error";
import { ShapeError } from "../../errors/shape-error";
import type { StateDict, StateEntry } from "../../layers/state-dict";
import { seededRandom } from "../../random/seeded-random";
import { encodeSafetensors } from "../safetensors";
import { loadBert } from "./load-bert";

const base = mkdtempSync(join(tmpdir(), "attending-bert-"));
afterAll(() => rmSync(base, { recursive: true }));

type Config = Record<string, unknown>;
const fileConfig: Config = JSON.parse(readBertFile("config.json").toString());
const fileTensors = readBertTensors("model.safetensors");

const load = (folder: string) => loadBert(folder, { random: seededRandom(1) });

/** A folder with the fixture's model, changed. */
function folderWith({
  config = fileConfig,
  weights = encodeSafetensors(fileTensors),
}: {
  config?: Config | string;
  weights?: Uint8Array;
}): string {
  const folder = mkdtempSync(join(base, "model-"));
  const json = typeof config === "string" ? config : JSON.stringify(config);
  writeFileSync(join(folder, "config.json"), json);
  writeFileSync(join(folder, "model.safetensors"), weights);
  return folder;
}

/** The fixture's tensors by other names; those without one are left out. */
function renamed(rename: (name: string) => string | undefined): StateDict {
  return Object.fromEntries(
    Object.entries(fileTensors).flatMap(([name, entry]) => {
      const other = rename(name);
      return other === undefined ? [] : [[other, entry]];
    }),
  );
}

const withoutPrefix = () =>
  renamed((name) =>
    name.startsWith("bert.") ? name.slice("bert.".length) : undefined,
  );

const zeros = (...shape: number[]): StateEntry => ({
  dtype: "float32",
  shape,
  values: new Float32Array(shape.reduce((size, n) => size * n, 1)),
});

/** The last hidden state of the fixture's batch. */
function hiddenState(folder: string): number[] {
  const bert = load(folder).eval();
  const output = tf.tidy(() => [
    ...bert.forward(bertBatch()).lastHiddenState.dataSync(),
  ]);
  bert.dispose();
  return output;
}

const expected =
  readBertTensors("expected.safetensors")["hiddenStates.2"]?.values ?? [];

describe("loadBert", () => {
  it("reads sizes and rates from the config, unless other rates are given", () => {
    const bert = load(
      folderWith({
        config: {
          ...fileConfig,
          hidden_dropout_prob: 0.3,
          layer_norm_eps: 1e-7,
        },
      }),
    );
    expect(bert.training).toBe(true);
    expect(bert.config).toEqual({
      vocabSize: 50,
      hiddenSize: 32,
      numHiddenLayers: 2,
      numAttentionHeads: 4,
      intermediateSize: 61,
      maxPositionEmbeddings: 19,
      typeVocabSize: 2,
      layerNormEps: 1e-7,
      hiddenDropoutProb: 0.3,
      attentionProbsDropoutProb: 0.1,
      hiddenAct: "gelu",
      padTokenId: 0,
    });
    expect(bert.embeddings.LayerNorm.epsilon).toBe(1e-7);
    const random = seededRandom(1);
    const other = loadBert(bertFolder, { random, hiddenDropoutProb: 0 });
    expect(other.config.hiddenDropoutProb).toBe(0);
    expect(other.config.attentionProbsDropoutProb).toBe(0.1);
  });

  const pooler = { weight: zeros(32, 32), bias: zeros(32) };
  it.each<[string, StateDict]>([
    ["names without bert.", withoutPrefix()],
    [
      "LayerNorm.gamma and .beta",
      renamed((name) =>
        name
          .replace("LayerNorm.weight", "LayerNorm.gamma")
          .replace("LayerNorm.bias", "LayerNorm.beta"),
      ),
    ],
    [
      "a pooler beside names without bert.",
      {
        ...withoutPrefix(),
        "pooler.dense.weight": pooler.weight,
        "pooler.dense.bias": pooler.bias,
        "embeddings.position_ids": zeros(1, 19),
      },
    ],
    [
      "a pooler and heads beside names with bert.",
      {
        ...fileTensors,
        "bert.pooler.dense.weight": pooler.weight,
        "bert.pooler.dense.bias": pooler.bias,
        "cls.predictions.bias": zeros(50),
        "cls.seq_relationship.weight": zeros(2, 32),
      },
    ],
  ])("reads %s", (_, tensors) => {
    const folder = folderWith({ weights: encodeSafetensors(tensors) });
    expectNumbers(hiddenState(folder), expected, 1e-5);
  });

  it("reads counted positions of whole numbers past, as old models have them", () => {
    const weights = withIntegers(encodeSafetensors(withoutPrefix()), 19);
    expectNumbers(hiddenState(folderWith({ weights })), expected, 1e-5);
  });

  it("takes the exact numbers of bfloat16", () => {
    const weights = asBfloat16(fileTensors);
    const bert = load(folderWith({ weights }));
    const { query } = bert.encoder.layer[0]?.attention.self ?? {};
    const { values } = fileTensors[
      "bert.encoder.layer.0.attention.self.query.weight"
    ] ?? { values: new Float32Array() };
    // In row-major [out, in], the first input's weights are 32 apart.
    const column = Array.from({ length: 32 }, (_, row) =>
      cutToBfloat16(values[32 * row] ?? NaN),
    );
    expect([...(query?.weight.dataSync() ?? [])].slice(0, 32)).toEqual(column);
  });

  it("leaves nothing behind when it refuses", () => {
    const before = tf.memory().numTensors;
    const folder = folderWith({ config: { ...fileConfig, vocab_size: 49 } });
    expect(() => load(folder)).toThrow(ShapeError);
    expect(tf.memory().numTensors).toBe(before);
  });

  it("names the file that is not there", () => {
    const folder = mkdtempSync(join(base, "empty-"));
    expect(() => load(folder)).toThrow(DataError);
    expect(() => load(folder)).toThrow(
      `loadBert: expected the file config.json in ${folder}, got ENOENT`,
    );
    writeFileSync(join(folder, "config.json"), JSON.stringify(fileConfig));
    expect(() => load(folder)).toThrow(
      `loadBert: expected the file model.safetensors in ${folder}, got ENOENT`,
    );
  });

  it("refuses a file of weights that is cut", () => {
    const weights = readBertFile("model.safetensors").subarray(0, 70_000);
    expect(() => load(folderWith({ weights }))).toThrow(
      "loadBert: expected 76796 bytes of numbers, got 65864. Was the file cut short, or is it not a safetensors file?",
    );
  });

  it.each<[string, StateDict, string]>([
    [
      "another number of layers",
      renamed((name) => (name.includes("layer.1.") ? undefined : name)),
      "expected 2 layers, as config.json says, got 1 in model.safetensors. Do config.json and model.safetensors belong together?",
    ],
    [
      "a missing tensor",
      renamed((name) => (name.includes("value.bias") ? undefined : name)),
      "expected BERT's 37 tensors in model.safetensors, got none named encoder.layer.0.attention.self.value.bias, encoder.layer.1.attention.self.value.bias. Is the model a BERT, or one that is only called so?",
    ],
    [
      "an unknown tensor",
      { ...fileTensors, "bert.embeddings.extra": zeros(3) },
      "expected BERT's 37 tensors in model.safetensors, got unknown embeddings.extra. Is",
    ],
    [
      "an unknown tensor beside names without bert.",
      { ...withoutPrefix(), "classifier.weight": zeros(5, 32) },
      "got unknown classifier.weight. Is",
    ],
    [
      "missing and unknown ones",
      renamed((name) => name.replace("LayerNorm", "Norm")),
      "got none named embeddings.LayerNorm.weight, embeddings.LayerNorm.bias, encoder.layer.0.attention.output.LayerNorm.weight and 7 more, and unknown embeddings.Norm.bias, embeddings.Norm.weight, encoder.layer.0.attention.output.Norm.bias and 7 more. Is",
    ],
    [
      "a tensor under both its names",
      { ...fileTensors, "bert.embeddings.LayerNorm.gamma": zeros(32) },
      "expected one tensor for embeddings.LayerNorm.weight in model.safetensors, got two, under its old and its new name. Save the model again with one of them.",
    ],
    [
      "another shape",
      {
        ...fileTensors,
        "bert.encoder.layer.1.intermediate.dense.weight": zeros(32, 61),
      },
      "expected encoder.layer.1.intermediate.dense.weight of shape [61, 32], as config.json says, got [32, 61]. Do config.json and model.safetensors belong together?",
    ],
  ])("refuses %s", (_, tensors, message) => {
    const weights = encodeSafetensors(tensors);
    expect(() => load(folderWith({ weights }))).toThrow(message);
  });

  it.each<[string, Config | string, string]>([
    [
      "no JSON",
      "{oops",
      "loadBert: expected config.json to be a JSON object, got another text. Was the file cut short?",
    ],
    ["a list", "[]", "expected config.json to be a JSON object, got another"],
    [
      "another model",
      { ...fileConfig, model_type: "distilbert" },
      'loadBert: expected model_type "bert" in config.json, got "distilbert". Other models are built differently, even those with BERT in their name.',
    ],
    [
      "no model_type",
      {},
      'expected model_type "bert" in config.json, got none.',
    ],
    [
      "relative positions",
      { ...fileConfig, position_embedding_type: "relative_key" },
      'expected position_embedding_type "absolute" in config.json, got "relative_key". Only BERT\'s own kind of encoder is built: choose another model.',
    ],
    [
      "a decoder",
      { ...fileConfig, is_decoder: true },
      "expected is_decoder false in config.json, got true.",
    ],
    [
      "another activation",
      { ...fileConfig, hidden_act: "gelu_new" },
      'BertConfig: expected hiddenAct "gelu", got "gelu_new". No other activation is built: choose a model that has this one.',
    ],
    [
      "a size left out",
      { ...fileConfig, hidden_size: undefined },
      "loadBert: expected hidden_size in config.json to be a number, got none. Take config.json from where the weights came from.",
    ],
    [
      "a rate in words",
      { ...fileConfig, hidden_dropout_prob: "0.1" },
      'expected hidden_dropout_prob in config.json to be a number, got "0.1".',
    ],
    [
      "heads that do not divide",
      { ...fileConfig, num_attention_heads: 5 },
      "BertConfig: expected hiddenSize divisible by numAttentionHeads, got 32 and 5. Each head has as many features as the others.",
    ],
    [
      "a claim of many layers",
      { ...fileConfig, num_hidden_layers: 1e15 },
      "expected 1000000000000000 layers, as config.json says, got 2 in",
    ],
    [
      "a claim of many features",
      { ...fileConfig, hidden_size: 1e15, num_attention_heads: 3 },
      "got 1000000000000000 and 3.",
    ],
    [
      "a claim of many words",
      { ...fileConfig, vocab_size: 1e15 },
      "expected embeddings.word_embeddings.weight of shape [1000000000000000, 32], as config.json says, got [50, 32].",
    ],
    [
      "padding beyond the vocabulary",
      { ...fileConfig, pad_token_id: 50 },
      "BertConfig: expected padTokenId to be one of the 50 ids, from 0, got 50. Leave it out to have BERT's own, 0.",
    ],
    [
      "an epsilon below 0",
      { ...fileConfig, layer_norm_eps: -1 },
      "BertConfig: expected layerNormEps to be 0 or above, got -1. Leave it out to have BERT's own, 1e-12.",
    ],
  ])("refuses a config with %s", (_, config, message) => {
    expect(() => load(folderWith({ config }))).toThrow(message);
  });
});

/** A safetensors file with `count` positions as 64-bit integers at its end. */
function withIntegers(file: Uint8Array, count: number): Uint8Array {
  const bytes = Buffer.from(file);
  const start = 8 + Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.toString("utf8", 8, start));
  const end = bytes.length - start;
  header["embeddings.position_ids"] = {
    dtype: "I64",
    shape: [1, count],
    data_offsets: [end, end + 8 * count],
  };
  return assemble(header, [bytes.subarray(start), Buffer.alloc(8 * count)]);
}

/** A safetensors file of the upper halves of the numbers. */
function asBfloat16(state: StateDict): Uint8Array {
  const header: Record<string, unknown> = {};
  const parts: Buffer[] = [];
  let end = 0;
  for (const [name, { shape, values }] of Object.entries(state)) {
    const part = Buffer.alloc(2 * values.length);
    values.forEach((number, i) => {
      const bits = Buffer.alloc(4);
      bits.writeFloatLE(number);
      part.writeUInt16LE(bits.readUInt16LE(2), 2 * i);
    });
    header[name] = {
      dtype: "BF16",
      shape,
      data_offsets: [end, end + part.length],
    };
    parts.push(part);
    end += part.length;
  }
  return assemble(header, parts);
}

function assemble(header: unknown, parts: readonly Buffer[]): Buffer {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  return Buffer.concat([length, json, ...parts]);
}

/** The number without its lower 16 bits. */
function cutToBfloat16(number: number): number {
  const bits = Buffer.alloc(4);
  bits.writeFloatLE(number);
  bits.writeUInt16LE(0, 0);
  return bits.readFloatLE(0);
}
