import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { bertFolder, readBertFile } from "../../../tests/bert-fixture";
import { DataError } from "../../errors/data-error";
import { VocabularyError } from "../../errors/vocabulary-error";
import { seededRandom } from "../../random/seeded-random";
import { loadPretrained } from "./load-pretrained";

const base = mkdtempSync(join(tmpdir(), "attending-pretrained-"));
afterAll(() => rmSync(base, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

const special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "fever"];
const pieces = (count: number) => [
  ...special,
  ...Array.from({ length: count - special.length }, (_, i) => `piece${i}`),
];
const vocabulary = pieces(50).join("\n");
const config = readBertFile("config.json").toString();

/** The fixture's model, of 50 pieces and 19 positions, with other files. */
function folderWith(
  files: Readonly<Record<string, string>>,
  folder = mkdtempSync(join(base, "model-")),
): string {
  const weights = "model.safetensors";
  copyFileSync(join(bertFolder, weights), join(folder, weights));
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const load = (name: string) =>
  loadPretrained(name, { random: seededRandom(1) });

describe("loadPretrained", () => {
  it("loads weights with their tokenizer, as long as there are positions", () => {
    const folder = folderWith({
      "config.json": config,
      "vocab.txt": vocabulary,
    });
    const { bert, tokenizer } = load(folder);
    expect(bert.training).toBe(true);
    expect(tokenizer.modelMaxLength).toBe(19);
    const { inputIds } = tokenizer.encodeBatch(["fever", "fever fever"]);
    const shape = tf.tidy(() => {
      const ids = tf.tensor2d(inputIds, undefined, "int32");
      return bert.eval().forward({ inputIds: ids }).lastHiddenState.shape;
    });
    expect(shape).toEqual([2, 4, 32]);
    bert.dispose();
  });

  it("finds a model by its name in ATTENDING_DATA", () => {
    mkdirSync(join(base, "tiny"));
    folderWith(
      { "config.json": config, "vocab.txt": vocabulary },
      join(base, "tiny"),
    );
    vi.stubEnv("ATTENDING_DATA", base);
    const { bert } = load("tiny");
    expect(bert.config.hiddenSize).toBe(32);
    bert.dispose();
  });

  it("says how a model is to be had that is not there", () => {
    vi.stubEnv("ATTENDING_DATA", base);
    expect(() => load("nowhere")).toThrow(DataError);
    expect(() => load("nowhere")).toThrow(
      "loadPretrained: expected clinical-bert-mini, the folder nowhere, or a model of this name, got none. npm run data -- list says which other models can be had, and how.",
    );
  });

  it("names all files that are missing at once", () => {
    const folder = folderWith({});
    expect(() => load(folder)).toThrow(
      `expected config.json, model.safetensors and a vocabulary in ${folder}, got no config.json, tokenizer.json or vocab.txt. Take all files from where the weights came from`,
    );
  });

  it.each([
    [
      51,
      "got 51 with padding at 0. Ids would mean other words: take the vocabulary that came with the weights.",
    ],
    [
      49,
      "expected a vocabulary of 50 pieces with padding at 0, as config.json says, got 49",
    ],
  ])(
    "refuses a vocabulary of %i pieces for weights of 50",
    (count, message) => {
      const folder = folderWith({
        "config.json": config,
        "vocab.txt": pieces(count).join("\n"),
      });
      const before = tf.memory().numTensors;
      expect(() => load(folder)).toThrow(VocabularyError);
      expect(() => load(folder)).toThrow(message);
      expect(tf.memory().numTensors).toBe(before);
    },
  );

  it("refuses a vocabulary with its padding elsewhere", () => {
    const folder = folderWith({
      "config.json": config,
      "vocab.txt": pieces(50).reverse().join("\n"),
    });
    expect(() => load(folder)).toThrow("got 50 with padding at 49.");
  });

  it("lets a table of embeddings be filled up to a multiple of 8", () => {
    // The config says so; the weights do not follow, and that is said.
    const filled = JSON.stringify({ ...JSON.parse(config), vocab_size: 56 });
    const folder = folderWith({
      "config.json": filled,
      "vocab.txt": vocabulary,
    });
    expect(() => load(folder)).toThrow(
      "word_embeddings.weight of shape [56, 32], as config.json says, got [50, 32].",
    );
  });

  it("refuses what is not a BERT, before it reads a vocabulary", () => {
    const other = JSON.stringify({ ...JSON.parse(config), model_type: "gpt2" });
    const folder = folderWith({ "config.json": other, "vocab.txt": "" });
    expect(() => load(folder)).toThrow(
      'loadPretrained: expected model_type "bert" in config.json, got "gpt2".',
    );
  });

  it("refuses a vocabulary that cannot be read, and weights that are cut", () => {
    const files = { "config.json": config, "vocab.txt": "" };
    expect(() => load(folderWith(files))).toThrow(
      "loadTokenizer, vocab.txt: expected at least one piece, got none.",
    );
    const folder = folderWith({ ...files, "vocab.txt": vocabulary });
    writeFileSync(
      join(folder, "model.safetensors"),
      readBertFile("model.safetensors").subarray(0, 70_000),
    );
    expect(() => load(folder)).toThrow("Was the file cut short");
  });
});
