import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { bertUncased } from "../../tests/bert-vocabulary";
import type { Assertion } from "../ner/synthetic/write-sentence";
import { seededRandom } from "../random/seeded-random";
import { AssertionLoader } from "./assertion-loader";

const tokenizer = bertUncased();
const sentence = (
  text: string,
  ...mentions: [start: number, end: number, assertion: Assertion][]
) => ({
  tokens: text.split(" "),
  mentions: mentions.map(([start, end, assertion]) => ({
    type: "DIAG",
    start,
    end,
    assertion,
  })),
});

const sentences = [
  sentence(
    "Possible cough or chest pain .",
    [1, 2, "uncertain"],
    [3, 5, "uncertain"],
  ),
  sentence("He felt well ."),
  sentence("No cough .", [1, 2, "absent"]),
  sentence("Prior cough , now pain .", [1, 2, "historical"], [4, 5, "present"]),
];

const labelsOf = (loader: AssertionLoader) =>
  [...loader.batches()].map((batch) => {
    const labels = batch.labels.arraySync();
    tf.dispose(batch);
    return labels;
  });

describe("AssertionLoader", () => {
  it("gives each mention its label, and none where there is no mention", () => {
    const loader = new AssertionLoader({ sentences, tokenizer, batchSize: 2 });
    expect(loader.numBatches).toBe(2);
    expect(loader.numMentions).toBe(5);
    expect(labelsOf(loader)).toEqual([
      [
        [0, -100],
        [3, 3],
      ],
      [[1, 2]],
    ]);
  });

  it("does not count what was cut off", () => {
    const loader = new AssertionLoader({ sentences, tokenizer, maxLength: 5 });
    expect(loader.numMentions).toBe(3);
    expect(labelsOf(loader)[0]).toContainEqual([3, -100]);
  });

  it("deals out every sentence once, in an order that is drawn", () => {
    const many = Array.from({ length: 13 }, (_, n) =>
      sentence(`No cough ${"now ".repeat(n)}.`, [1, 2, "absent"]),
    );
    const loader = new AssertionLoader({
      sentences: many,
      tokenizer,
      batchSize: 3,
    });
    const widths = (seed: number) =>
      [...loader.batches(seededRandom(seed))].map((batch) => {
        const { shape } = batch.inputIds;
        tf.dispose(batch);
        return shape;
      });
    const rows = widths(1).reduce((sum, [batch]) => sum + batch, 0);
    expect(rows).toBe(13);
    expect(widths(1)).toEqual(widths(1));
    expect(widths(2)).not.toEqual(widths(1));
  });

  it("refuses sentences without a mention, and one that is not there", () => {
    const none = [sentence("He felt well .")];
    expect(() => new AssertionLoader({ sentences: none, tokenizer })).toThrow(
      "AssertionLoader: expected at least one sentence with a mention, got none.",
    );
    const beyond = [...none, sentence("No SECRET", [1, 4, "absent"])];
    expect(() => new AssertionLoader({ sentences: beyond, tokenizer })).toThrow(
      "AssertionLoader, sentence 1: expected entities of at least one of 2 words, got words 1 to before 4.",
    );
  });
});
