import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { FixedAttention, type Weights } from "../../tests/fixed-attention";
import { expectNumbers } from "../../tests/tensor-expectations";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { generateClinicalNote } from "../clinical/generate-clinical-note";
import { termCategories } from "../clinical/term-categories";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { analyzeHeadSpecialization } from "./analyze-head-specialization";

const categories = [
  { name: "A", tokenIds: [5, 6] },
  { name: "B", tokenIds: [7] },
  { name: "never", tokenIds: [9] },
];

const long = [
  [0.1, 0.2, 0.3, 0.4],
  [0.4, 0.3, 0.2, 0.1],
  [0, 1, 0, 0],
  [0.25, 0.25, 0.25, 0.25],
];
const longEven = long.map((row) => row.map(() => 0.25));
const short = [
  [0.5, 0.5],
  [0, 1],
];
const shortEven = short.map((row) => row.map(() => 0.5));

const byLength = (heads: (matrices: number[][][]) => number[][][]) =>
  new FixedAttention((seqLen): Weights => {
    const [looking, even] =
      seqLen === 4 ? [long, longEven] : [short, shortEven];
    return [heads([looking, even]), heads([even, looking])];
  });
const inOrder = byLength((heads) => heads);
const notes = [
  [2, 5, 7, 7, 0, 0],
  [2, 6, 0, 0, 0, 0],
];

const makeClassifier = () =>
  new ClinicalNoteClassifier({
    vocabSize: clinicalVocabulary.size,
    dModel: 6,
    numHeads: 3,
    dFf: 7,
    numLayers: 2,
    dropoutRate: 0.5,
    random: seededRandom(5),
  });
const clinicalNotes = (maxLen = 43) => {
  const random = seededRandom(8);
  return Array.from(
    { length: 7 },
    () => generateClinicalNote({ random, maxLen }).tokenIds,
  );
};

const analyze = (model = inOrder, of = notes) =>
  analyzeHeadSpecialization(model, of, categories);
/** Of the categories that stand somewhere. */
const known = (ratios: number[][]) => ratios.map((row) => row.slice(0, 2));

describe("analyzeHeadSpecialization", () => {
  it("is the attention to a category over its share of the tokens", () => {
    const { ratios } = analyze(inOrder, notes.slice(0, 1));
    // Queries look at key 1 with (0.2 + 0.3 + 1 + 0.25) / 4 = 0.4375, and it is
    // one token of four; at keys 2 and 3 together with 0.375, two of four.
    const [first = [], second = []] = ratios.map(known);
    expectNumbers(first.flat(), [1.75, 0.75, 1, 1]);
    expectNumbers(second.flat(), [1, 1, 1.75, 0.75]);
  });

  it("is a mean of the notes in which the category stands", () => {
    const { ratios, numNotes } = analyze();
    // Of the second note 0.75 / 0.5 = 1.5 for A, and nothing for B.
    expectNumbers(known(ratios[0] ?? []).flat(), [1.625, 0.75, 1, 1]);
    expect(numNotes).toEqual([2, 1, 0]);
  });

  it("is NaN for a category that stands in no note", () => {
    const last = analyze()
      .ratios.flat()
      .map((row) => row[2]);
    expect(last).toEqual([NaN, NaN, NaN, NaN]);
  });

  it("follows the heads when they change places", () => {
    const { ratios } = analyze(byLength(([a = [], b = []]) => [b, a]));
    const expected = analyze().ratios.map((heads) => [...heads].reverse());
    expect(ratios).toEqual(expected);
  });

  it("is the same whatever the padding and the mode", () => {
    const padded = analyzeHeadSpecialization(
      makeClassifier().train(),
      clinicalNotes(64),
    );
    const bare = analyzeHeadSpecialization(
      makeClassifier().eval(),
      clinicalNotes().map((note) => note.filter((id) => id !== 0)),
    );
    expectNumbers(padded.ratios.flat(2), bare.ratios.flat(2));
    expect(padded.numNotes).toEqual(bare.numNotes);
    expect(new Set(bare.ratios.flat(2)).size).toBe(42);
  });

  it("weighs 1 over all categories of a note, by their shares", () => {
    const [note = []] = clinicalNotes();
    const { ratios } = analyzeHeadSpecialization(makeClassifier(), [note]);
    const ids = note.filter((id) => id !== 0);
    const shares = termCategories.map(
      ({ tokenIds }) =>
        ids.filter((id) => tokenIds.includes(id)).length / ids.length,
    );
    const sums = ratios.flat().map((row) =>
      row.reduce((sum, ratio, c) => {
        const share = shares[c] ?? 0;
        return share === 0 ? sum : sum + share * ratio;
      }, 0),
    );
    expectNumbers(sums, [1, 1, 1, 1, 1, 1]);
  });

  it("is 1 of heads that look at all tokens equally", () => {
    const model = makeClassifier();
    for (const [name, parameter] of model.namedParameters()) {
      if (name.includes(".query.")) parameter.assign(tf.zerosLike(parameter));
    }
    const { ratios } = analyzeHeadSpecialization(model, clinicalNotes());
    expectNumbers(ratios.flat(2), new Array(42).fill(1));
  });

  it("leaves no tensor behind", () => {
    const model = makeClassifier();
    const before = tf.memory().numTensors;
    analyzeHeadSpecialization(model, clinicalNotes());
    expect(tf.memory().numTensors).toBe(before);
  });

  it("wants a note that has a token", () => {
    expect(() => analyze(inOrder, [[0, 0]])).toThrow(
      "analyzeHeadSpecialization: expected the number of notes to be a whole number of at least 1, got 0.",
    );
  });
});
