import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { type BindingPair, makeBindingPairs } from "../clinical/binding-pairs";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { diagnosisTerms, negationTerms } from "../clinical/terms";
import { Module } from "../layers/module";
import { BagOfWordsClassifier } from "../models/bag-of-words-classifier";
import { seededRandom } from "../random/seeded-random";
import { bindingAccuracy } from "./binding-accuracy";

/** Its logits of each note are what a function says of the note's words. */
class Reader extends Module {
  constructor(private readonly logitsOf: (words: string[]) => number[]) {
    super();
  }

  forward(tokenIds: tf.Tensor2D): { logits: tf.Tensor2D } {
    const logits = tokenIds
      .arraySync()
      .map((ids) => this.logitsOf(clinicalVocabulary.decode(ids)));
    return {
      logits: this.training ? tf.randomNormal([1, 1]) : tf.tensor2d(logits),
    };
  }
}

/** Where the terms of a diagnosis begin, or -1. */
const startOf = (words: readonly string[], diagnosis: number): number =>
  words.findIndex((word) => diagnosisTerms[diagnosis]?.includes(word));

/** Affirms what is named, unless a negation stands before it, at most so far. */
const readerThatLooksBack = (distance: number) =>
  new Reader((words) =>
    diagnosisTerms.map((_, diagnosis) => {
      const at = startOf(words, diagnosis);
      if (at < 0) return -1;
      const before = words.slice(Math.max(0, at - distance), at);
      return before.some((word) => negationTerms.includes(word)) ? -1 : 1;
    }),
  );

const pairs = makeBindingPairs({ random: seededRandom(2), numPairs: 101 });

describe("bindingAccuracy", () => {
  it("is 1 for a reader of the notes' rule", () => {
    expect(bindingAccuracy(readerThatLooksBack(5), pairs)).toBe(1);
  });

  it("is half for one to whom a negation denies all that comes after it", () => {
    // Then the first is denied with the second, and only the others are right.
    expect(bindingAccuracy(readerThatLooksBack(64), pairs)).toBe(0.5);
  });

  it("is 0 for those who affirm both or deny both", () => {
    expect(bindingAccuracy(readerThatLooksBack(0), pairs)).toBe(0);
    expect(bindingAccuracy(new Reader(() => [-1, -1, -1, -1]), pairs)).toBe(0);
  });

  it("leaves out what is said of diagnoses that the note does not name", () => {
    const reader = readerThatLooksBack(5).eval();
    const talkative = new Reader((words) => {
      const logits = reader.forward(
        tf.tensor2d([clinicalVocabulary.encode(words)], undefined, "int32"),
      ).logits;
      return [...logits.dataSync()].map((logit, d) =>
        startOf(words, d) < 0 ? 1 : logit,
      );
    });
    expect(bindingAccuracy(talkative, pairs)).toBe(1);
  });

  it("is at most half for a bag of words, note by note as counted by hand", () => {
    const random = seededRandom(4);
    const vocabSize = clinicalVocabulary.size;
    const model = new BagOfWordsClassifier({ vocabSize, random });
    const accuracy = bindingAccuracy(model, pairs);
    expect(accuracy).toBeLessThanOrEqual(0.5);
    const decisive = pairs.filter(({ diagnoses, firstDenied }) => {
      const ids = tf.tensor2d([firstDenied.tokenIds], undefined, "int32");
      const logits = model.forward(ids).logits.dataSync();
      const [one = 0, other = 0] = diagnoses.map((d) => logits[d] ?? 0);
      return one * other < 0;
    });
    expect(accuracy).toBe(decisive.length / (2 * pairs.length));
  });

  it("counts notes, not pairs, and a probability of 0.5 as no decision", () => {
    const [pair] = pairs as [BindingPair, ...BindingPair[]];
    const [, second] = pair.diagnoses;
    const decided = new Reader(() =>
      [0, 1, 2, 3].map((d) => (d === second ? 1 : -1)),
    );
    expect(bindingAccuracy(decided, [pair])).toBe(0.5);
    expect(bindingAccuracy(new Reader(() => [0, 0, 0, 0]), [pair])).toBe(0);
  });

  it("asks in eval() mode, leaves the mode as it was, and no tensor behind", () => {
    const vocabSize = clinicalVocabulary.size;
    const random = seededRandom(4);
    const model = new BagOfWordsClassifier({ vocabSize, random }).train();
    const before = tf.memory().numTensors;
    bindingAccuracy(model, pairs);
    expect(tf.memory().numTensors).toBe(before);
    expect(model.training).toBe(true);
  });

  it("is NaN without pairs", () => {
    expect(bindingAccuracy(new Reader(() => []), [])).toBeNaN();
  });
});
