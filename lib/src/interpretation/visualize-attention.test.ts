import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { FixedAttention } from "../../tests/fixed-attention";
import { expectNumbers } from "../../tests/tensor-expectations";
import { clinicalVocabulary } from "../clinical/clinical-vocabulary";
import { ClinicalNoteClassifier } from "../models/clinical-note-classifier";
import { seededRandom } from "../random/seeded-random";
import { visualizeAttention } from "./visualize-attention";

const note = clinicalVocabulary.encode(["<CLS>", "no", "cough", "no"]);
const padded = [...note, 0, 0, 0];

// Numbers that float32 holds exactly.
const first = [
  [1, 0, 0, 0],
  [0.5, 0.25, 0.125, 0.125],
  [0, 0, 0.75, 0.25],
  [0.25, 0.25, 0.25, 0.25],
];
const second = first.map((row) => [...row].reverse());
const fixed = (logits: number[]) =>
  new FixedAttention(() => [[first, second], [second, first], [first]], logits);

const makeClassifier = () =>
  new ClinicalNoteClassifier({
    vocabSize: clinicalVocabulary.size,
    dModel: 6,
    numHeads: 3,
    dFf: 7,
    numLayers: 2,
    maxLen: 11,
    dropoutRate: 0.5,
    random: seededRandom(5),
  });

describe("visualizeAttention", () => {
  it("gives each head's weights of a layer, queries down and keys across", () => {
    const { heads } = visualizeAttention(fixed([1]), padded, { layer: 0 });
    const labels = ["0 <CLS>", "1 no", "2 cough", "3 no"];
    expect(heads).toEqual([
      { name: "head 0", x: labels, y: labels, z: first },
      { name: "head 1", x: labels, y: labels, z: second },
    ]);
  });

  it("takes the layer that is asked for, and the last without one", () => {
    const shown = (layer?: number) =>
      visualizeAttention(fixed([1]), note, { layer });
    expect(shown(1).heads.map(({ z }) => z)).toEqual([second, first]);
    expect(shown().heads.map(({ z }) => z)).toEqual([first]);
    expect(shown(1).title).toMatch(/^layer 1 · /);
    expect(shown().title).toMatch(/^layer 2 · /);
  });

  it("names every diagnosis with a probability above 0.5", () => {
    const titleOf = (logits: number[]) =>
      visualizeAttention(fixed(logits), note, { layer: 0 }).title;
    expect(titleOf([0.1, -0.1, 0, 3])).toBe(
      "layer 0 · predicted: Cardiac, Diabetes",
    );
    expect(titleOf([-1, -2, -0.1, 0])).toBe("layer 0 · predicted: none");
  });

  it("sees of a padded note what it sees without padding, and no dropout", () => {
    const model = makeClassifier().train();
    const shown = visualizeAttention(model, padded, { layer: 1 });
    const batch = tf.tensor2d([note], undefined, "int32");
    const { attentionWeights } = makeClassifier().eval().forward(batch);
    expectNumbers(
      shown.heads.flatMap(({ z }) => z.flat()),
      attentionWeights[1]?.dataSync() ?? [],
    );
    expect(shown.heads.map(({ z }) => z.length)).toEqual([4, 4, 4]);
    expect(model.training).toBe(false);
  });

  it("leaves no tensor behind and its input as it was", () => {
    const model = makeClassifier();
    const before = tf.memory().numTensors;
    const given = [...padded];
    visualizeAttention(model, given);
    expect(tf.memory().numTensors).toBe(before);
    expect(given).toEqual(padded);
  });

  it("says which layers there are, and that a note needs a token", () => {
    expect(() => visualizeAttention(fixed([1]), note, { layer: 3 })).toThrow(
      "visualizeAttention: expected a layer from 0 to 2, got 3. Layers are counted from 0; -1 is the last.",
    );
    expect(() => visualizeAttention(fixed([1]), [0, 0])).toThrow(
      "visualizeAttention: expected the number of tokens to be a whole number of at least 1, got 0.",
    );
  });
});
