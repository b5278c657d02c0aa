import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../backend/backend-candidates";
import { DataError } from "../errors/data-error";
import { BertModel } from "../models/bert/bert-model";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "../text/bert-tokenizer";
import { WordPieceVocabulary } from "../text/word-piece-vocabulary";
import { fineTuneClinicalNer } from "./fine-tune-clinical-ner";

const pieces = "[PAD] [UNK] [CLS] [SEP] no fever asp ##ir ##in for".split(" ");
const tokenizer = new BertTokenizer({
  vocabulary: new WordPieceVocabulary(pieces),
});
const labels = ["O", "B-DIAG", "B-MED"];
const train = [
  { tokens: ["no", "aspirin"], tags: ["O", "B-MED"] },
  { tokens: ["aspirin", "for", "fever"], tags: ["B-MED", "O", "B-DIAG"] },
  { tokens: ["fever"], tags: ["B-DIAG"] },
];
const corpus = { labels, train, validation: train, test: [] };

function smallBert() {
  const random = seededRandom(11);
  const bert = new BertModel({
    vocabSize: pieces.length,
    hiddenSize: 6,
    numHiddenLayers: 2,
    numAttentionHeads: 3,
    intermediateSize: 7,
    maxPositionEmbeddings: 13,
    random,
  });
  return { bert, tokenizer };
}

const usual = { corpus, seed: 3, batchSize: 2, progress: false } as const;
const tune = (options = {}) =>
  fineTuneClinicalNer({ ...usual, pretrained: smallBert(), ...options });

describe("fineTuneClinicalNer", () => {
  beforeAll(() => startBackend.wasm());

  it("learns, is the same again, and leaves only the model", async () => {
    const before = tf.memory().numTensors;
    const options = { epochs: 17, learningRate: 0.03 };
    const { model, history, best } = await tune(options);
    expect(history.map(({ epoch }) => epoch)).toEqual(
      Array.from({ length: 17 }, (_, i) => i + 1),
    );
    expect(best.validation.f1).toBe(1);
    expect(model.training).toBe(false);
    const again = await tune(options);
    expect(again.history).toEqual(history);
    expect(again.model.stateDict()).toEqual(model.stateDict());
    model.dispose();
    again.model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  it("keeps the first of the epochs with the best score", async () => {
    // Nothing is learned at this rate: all epochs score alike.
    const { history, best, model } = await tune({
      epochs: 3,
      learningRate: 1e-12,
    });
    expect(history.map(({ validation }) => validation.f1)).toEqual(
      new Array(3).fill(history[0]?.validation.f1),
    );
    expect(best).toBe(history[0]);
    model.dispose();
  });

  it("leaves what is frozen as it was", async () => {
    const pretrained = smallBert();
    const before = pretrained.bert.stateDict();
    const frozen = ["bert.embeddings", "bert.encoder.layer.0"];
    const { model } = await tune({ pretrained, frozen, epochs: 1 });
    const after = model.stateDict();
    const moved = Object.keys(before).filter(
      (name) =>
        String(before[name]?.values) !== String(after[`bert.${name}`]?.values),
    );
    expect(new Set(moved.map((name) => name.split(".", 3).join(".")))).toEqual(
      new Set(["encoder.layer.1"]),
    );
    model.dispose();
  });

  it("refuses no epochs at all, and a corpus without sentences", async () => {
    await expect(tune({ epochs: 0 })).rejects.toThrow(DataError);
    const empty = { ...corpus, train: [] };
    await expect(tune({ corpus: empty })).rejects.toThrow(
      "expected at least one text, got none",
    );
  });
});
