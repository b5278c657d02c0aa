import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { biasedTagger } from "../../tests/small-ner-model";
import { startBackend } from "../backend/backend-candidates";
import { BertTokenizer } from "../text/bert-tokenizer";
import { WordPieceVocabulary } from "../text/word-piece-vocabulary";
import { evaluateNer } from "./evaluate-ner";

const pieces = "[PAD] [UNK] [CLS] [SEP] no fever asp ##ir ##in for acute";
const vocabulary = new WordPieceVocabulary(pieces.split(" "));
const tokenizer = new BertTokenizer({ vocabulary });
const labels = ["O", "B-DIAG", "I-DIAG"];
/** Of every word: probabilities 1/5, 3/5 and 1/5, so that all are B-DIAG. */
const model = () => biasedTagger([0, Math.log(3), 0]);

const sentences = [
  { tokens: ["no", "fever"], tags: ["O", "B-DIAG"] },
  {
    tokens: ["acute", "fever", "for", "aspirin", "no"],
    tags: ["B-DIAG", "I-DIAG", "O", "O", "B-DIAG"],
  },
  { tokens: ["fever"], tags: ["B-DIAG"] },
];

const evaluate = (options: object = {}) => {
  const tagger = model();
  const result = evaluateNer({
    ...{ model: tagger, tokenizer, sentences, labels },
    ...options,
  });
  tagger.dispose();
  return result;
};

describe("evaluateNer", () => {
  beforeAll(() => startBackend.wasm());

  it("counts whole entities over words, strictly", () => {
    const { f1, report } = evaluate();
    // Predicted: eight of one word each. Right: fever, no, fever. Gold: four.
    expect(report.mode).toBe("strict IOB2");
    const { precision, recall, support } = report.micro;
    expect([precision, recall, support]).toEqual([3 / 8, 3 / 4, 4]);
    expect(f1).toBe(6 / 12);
  });

  it("has the mean loss of the words, however they are batched", () => {
    // Four of eight words are B-DIAG.
    const expected = (4 * Math.log(5 / 3) + 4 * Math.log(5)) / 8;
    for (const batchSize of [1, 2, 3, 32]) {
      const { loss, f1 } = evaluate({ batchSize });
      expect(loss).toBeCloseTo(expected, 5);
      expect(f1).toBe(1 / 2);
    }
  });

  it("takes words that were cut off for O, and their entities for missed", () => {
    // [CLS], four pieces, [SEP]: the long sentence loses its last word.
    const { report, loss } = evaluate({ maxLength: 6 });
    const { precision, recall, support } = report.micro;
    expect([precision, recall, support]).toEqual([2 / 7, 2 / 4, 4]);
    const expected = (3 * Math.log(5 / 3) + 4 * Math.log(5)) / 7;
    expect(loss).toBeCloseTo(expected, 5);
  });

  it("ends in evaluation mode, and leaves only the model", () => {
    const tagger = model().train();
    const before = tf.memory().numTensors;
    evaluateNer({ model: tagger, tokenizer, sentences, labels });
    expect(tagger.training).toBe(false);
    expect(tf.memory().numTensors).toBe(before);
    tagger.dispose();
  });

  it("has nothing to say of no sentences", () => {
    const { f1, loss, report } = evaluate({ sentences: [] });
    expect([f1, report.micro.support]).toEqual([0, 0]);
    expect(loss).toBeNaN();
  });
});
