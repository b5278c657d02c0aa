import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as tf from "@tensorflow/tfjs";
import { afterAll, describe, expect, it } from "vitest";
import { seededRandom } from "../../random/seeded-random";
import { BertTokenizer } from "../../text/bert-tokenizer";
import { WordPieceVocabulary } from "../../text/word-piece-vocabulary";
import { decodeSafetensors } from "../safetensors";
import { BertForMaskedLM } from "./bert-for-masked-lm";
import { BertModel } from "./bert-model";
import { loadPretrained } from "./load-pretrained";
import { savePretrained } from "./save-pretrained";

const folder = mkdtempSync(join(tmpdir(), "attending-saved-"));
afterAll(() => rmSync(folder, { recursive: true }));

const pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "fe", "##ver"];
const vocabulary = new WordPieceVocabulary(pieces);
const tokenizer = new BertTokenizer({ vocabulary });

function tinyModel(): BertForMaskedLM {
  const random = seededRandom(3);
  const bert = new BertModel({
    vocabSize: pieces.length,
    hiddenSize: 6,
    numHiddenLayers: 1,
    numAttentionHeads: 2,
    intermediateSize: 5,
    maxPositionEmbeddings: 11,
    hiddenDropoutProb: 0,
    random,
  });
  return new BertForMaskedLM({ bert, random }).eval();
}

const read = (name: string) => readFileSync(join(folder, name));

describe("savePretrained", () => {
  it("writes what loadPretrained reads: the same numbers", () => {
    const model = tinyModel();
    savePretrained(folder, { model, tokenizer });
    const loaded = loadPretrained(folder, { random: seededRandom(1) });
    expect(loaded.bert.stateDict()).toEqual(model.bert.stateDict());
    expect(loaded.bert.config).toEqual(model.bert.config);
    expect(loaded.tokenizer.tokenize("Fever")).toEqual(["fe", "##ver"]);
    expect(loaded.tokenizer.modelMaxLength).toBe(11);
    loaded.bert.dispose();
    model.dispose();
  });

  it("has PyTorch's names and shapes, linear weights [out, in]", () => {
    const model = tinyModel();
    savePretrained(folder, { model, tokenizer });
    const tensors = decodeSafetensors("test", read("model.safetensors"));
    const shapeOf = (name: string) => tensors[name]?.shape;
    const layer = "bert.encoder.layer.0";
    expect(shapeOf(`${layer}.intermediate.dense.weight`)).toEqual([5, 6]);
    expect(shapeOf(`${layer}.output.dense.weight`)).toEqual([6, 5]);
    expect(shapeOf("cls.predictions.bias")).toEqual([7]);
    expect(shapeOf("bert.embeddings.word_embeddings.weight")).toEqual([7, 6]);
    expect(shapeOf("cls.predictions.decoder.weight")).toBeUndefined();
    const head = "cls.predictions.transform.dense.weight";
    const own = model.stateDict()[head]?.values ?? [];
    expect(tensors[head]?.values[1]).toBe(own[6]);
    model.dispose();
  });

  it("rounds to half precision, in half the bytes", () => {
    const model = tinyModel();
    savePretrained(folder, { model, tokenizer });
    const full = read("model.safetensors").length;
    savePretrained(folder, { model, tokenizer, dtype: "F16" });
    const count = model.countParameters();
    const saved = full - read("model.safetensors").length;
    // Places in the header have fewer digits, too.
    expect(Math.abs(saved - 2 * count)).toBeLessThanOrEqual(64);
    const { bert } = loadPretrained(folder, { random: seededRandom(1) });
    const inputIds = tf.tensor2d([[2, 5, 6, 3]], undefined, "int32");
    const difference = tf.tidy(() => {
      const [a, b] = [bert.eval(), model.bert].map(
        (each) => each.forward({ inputIds }).lastHiddenState,
      );
      return a && b ? a.sub(b).abs().max().dataSync()[0] : Number.NaN;
    });
    expect(difference).toBeGreaterThan(0);
    expect(difference).toBeLessThan(0.01);
    tf.dispose([inputIds]);
    bert.dispose();
    model.dispose();
  });

  it("writes other rates than the model's own where they are given", () => {
    const model = tinyModel();
    const config = { hiddenDropoutProb: 0.1 };
    savePretrained(folder, { model, tokenizer, config });
    const file = JSON.parse(read("config.json").toString());
    expect(file.hidden_dropout_prob).toBe(0.1);
    expect(file.model_type).toBe("bert");
    expect(file.architectures).toEqual(["BertForMaskedLM"]);
    expect(read("vocab.txt").toString()).toBe(`${pieces.join("\n")}\n`);
    model.dispose();
  });
});
