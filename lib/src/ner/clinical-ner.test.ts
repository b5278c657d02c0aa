import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { startBackend } from "../backend/backend-candidates";
import { BertForClinicalNER } from "../models/bert/bert-for-clinical-ner";
import { BertModel } from "../models/bert/bert-model";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "../text/bert-tokenizer";
import { WordPieceVocabulary } from "../text/word-piece-vocabulary";
import { AdamW } from "../training/adam";
import { evaluateNer } from "./evaluate-ner";
import { NerLoader } from "./ner-loader";
import { predictTags, predictWordLogits } from "./predict-tags";
import { tokenizeAndAlignLabels } from "./tokenize-and-align-labels";
import { trainEpoch } from "./train-epoch";

const pieces = "[PAD] [UNK] [CLS] [SEP] no fever asp ##ir ##in for";
const vocabulary = new WordPieceVocabulary(pieces.split(" "));
const tokenizer = new BertTokenizer({ vocabulary });
const labels = ["O", "B-DIAG", "I-DIAG", "B-MED", "I-MED"];
const sentences = [
  { tokens: ["No", "aspirin"], tags: ["O", "B-MED"] },
  {
    tokens: ["aspirin", "for", "fever"],
    tags: ["B-MED", "O", "B-DIAG"],
  },
];

function smallModel(): BertForClinicalNER {
  const random = seededRandom(5);
  const bert = new BertModel({
    vocabSize: vocabulary.size,
    hiddenSize: 6,
    numHiddenLayers: 1,
    numAttentionHeads: 3,
    intermediateSize: 7,
    maxPositionEmbeddings: 11,
    random,
  });
  return new BertForClinicalNER({ bert, numLabels: labels.length, random });
}

describe("a model of entities, from words to a score", () => {
  beforeAll(() => startBackend.wasm());

  it("labels the first piece of each word", () => {
    const aligned = tokenizeAndAlignLabels({ sentences, labels, tokenizer });
    expect(aligned.labels).toEqual([
      [-100, 0, 3, -100, -100, -100, -100],
      [-100, 3, -100, -100, 0, 1, -100],
    ]);
    expect(aligned.inputIds[0]).toEqual([2, 4, 6, 7, 8, 3, 0]);
  });

  it("gives each word a row of logits, and a cut-off word none", () => {
    const model = smallModel();
    const rows = predictWordLogits({
      model,
      tokenizer,
      sentences,
      maxLength: 6,
    });
    expect(rows.map((words) => words.map((row) => row?.length))).toEqual([
      [5, 5],
      [5, 5, undefined],
    ]);
    model.dispose();
  });

  it("learns two sentences by heart, and leaves no tensors", async () => {
    const before = tf.memory().numTensors;
    const model = smallModel();
    const loader = new NerLoader({ sentences, labels, tokenizer });
    const optimizer = new AdamW(model.namedParameters(), {
      learningRate: 0.03,
    });
    const source = { model, tokenizer, sentences, labels };
    const random = seededRandom(1);
    const untrained = evaluateNer(source);
    for (let epoch = 0; epoch < 40; epoch++) {
      await trainEpoch({ model, optimizer, batches: loader.batches(random) });
    }
    const { loss, f1, report } = evaluateNer(source);
    expect(loss).toBeLessThan(untrained.loss / 4);
    expect([f1, report.mode]).toEqual([1, "strict IOB2"]);
    expect(predictTags(source)).toEqual(sentences.map(({ tags }) => tags));
    model.dispose();
    optimizer.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});
