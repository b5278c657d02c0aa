import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { pickOne } from "../random/draws";
import { seededRandom } from "../random/seeded-random";
import { BertTokenizer } from "../text/bert-tokenizer";
import { trainWordPieceVocabulary } from "../text/train-word-piece-vocabulary";
import { MaskedBatches, type MaskedBatchesOptions } from "./masked-batches";

const sentences = ["No fever.", "Fever and cough.", "Cough."];
const vocabulary = trainWordPieceVocabulary(sentences, { vocabSize: 60 });
const tokenizer = new BertTokenizer({ vocabulary });

function batchesOf(options: Partial<MaskedBatchesOptions> = {}) {
  return new MaskedBatches({
    tokenizer,
    drawSentence: (random) => pickOne(random, sentences),
    numBatches: 5,
    tokensPerBatch: 160,
    lengths: [40],
    ...options,
  });
}

/** The rows of each batch as numbers; the tensors are disposed of. */
function read(source: MaskedBatches, seed = 1) {
  return [...source.batches(seededRandom(seed))].map((batch) => {
    const { inputIds, attentionMask, labels } = batch;
    const rows = {
      inputIds: inputIds.arraySync(),
      attentionMask: attentionMask.arraySync(),
      labels: labels.arraySync(),
    };
    tf.dispose(batch);
    return rows;
  });
}

describe("MaskedBatches", () => {
  it("has as many rows as there is room for, of whole sentences", () => {
    const unmasked = read(batchesOf({ maskRate: 0 }));
    expect(unmasked).toHaveLength(5);
    for (const { inputIds, attentionMask, labels } of unmasked) {
      expect(inputIds).toHaveLength(4);
      expect(labels.flat().every((label) => label === -100)).toBe(true);
      inputIds.forEach((row, i) => {
        const length = attentionMask[i]?.filter((each) => each === 1).length;
        const pieces = row.slice(0, length).map((id) => vocabulary.pieceOf(id));
        expect(pieces.at(0)).toBe("[CLS]");
        expect(pieces.slice(-2)).toEqual([".", "[SEP]"]);
        expect(row.length).toBeLessThanOrEqual(40);
        expect(row.slice(length).every((id) => id === 0)).toBe(true);
      });
      // The next sentence would have been too long: of the longest one.
      const longest = Math.max(...inputIds.map((row) => row.length));
      expect(longest).toBeGreaterThan(40 - 8);
    }
  });

  it("cuts a sentence that is longer than a row", () => {
    const long = () => "fever ".repeat(50);
    const [batch] = read(batchesOf({ drawSentence: long }));
    expect(batch?.inputIds.every((row) => row.length === 40)).toBe(true);
  });

  it("draws lengths, and for each its number of rows", () => {
    const source = batchesOf({ lengths: [20, 80], numBatches: 40 });
    const numRows = read(source).map(({ inputIds }) => inputIds.length);
    expect(new Set(numRows)).toEqual(new Set([8, 2]));
  });

  it("asks for pieces that were there, and never for a special token", () => {
    const masked = read(batchesOf({ maskRate: 0.5 }));
    const labels = masked.flatMap(({ labels }) => labels.flat());
    const asked = labels.filter((label) => label !== -100);
    expect(asked.length).toBeGreaterThan(100);
    expect(Math.min(...asked)).toBeGreaterThan(4);
  });

  it("is the same for the same seed", () => {
    expect(read(batchesOf(), 3)).toEqual(read(batchesOf(), 3));
    expect(read(batchesOf(), 3)).not.toEqual(read(batchesOf(), 4));
  });

  it("leaves no tensor behind but those of the batch", () => {
    const before = tf.memory().numTensors;
    read(batchesOf());
    expect(tf.memory().numTensors).toBe(before);
  });
});
