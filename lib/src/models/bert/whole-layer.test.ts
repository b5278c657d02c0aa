import * as tf from "@tensorflow/tfjs";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../../tests/fast-backends";
import { expectNumbers } from "../../../tests/tensor-expectations";
import { startTestBackend } from "../../../tests/test-backend";
import { startBackend } from "../../backend/backend-candidates";
import { seededRandom } from "../../random/seeded-random";
import { BertModel } from "./bert-model";
import { canRunWhole } from "./whole-layer";

const random = seededRandom(3);
const sizes = {
  vocabSize: 5,
  hiddenSize: 8,
  numHiddenLayers: 1,
  numAttentionHeads: 2,
  intermediateSize: 11,
  maxPositionEmbeddings: 5,
};

/** A layer whose weights are large enough to look somewhere. */
function strongLayer() {
  const [layer] = new BertModel({ ...sizes, random }).eval().encoder.layer;
  if (!layer) throw new Error("no layer");
  for (const parameter of layer.parameters()) {
    tf.tidy(() => parameter.assign(parameter.mul(10)));
  }
  return layer;
}

const wave = (size: number) =>
  Float32Array.from({ length: size }, (_, i) => 2 * Math.sin(1.7 * i));
const sequences = () => tf.tensor3d(wave(2 * 5 * 8), [2, 5, 8]);
const keys = [1, 0, 1, 1, 0, 1, 1, 0, 1, 1];
const mask = (values: number[]) => tf.tensor4d(values, [2, 1, 1, 5]);

const masks = {
  "0 and 1": () => mask(keys),
  "some halves": () => mask(keys.map((key, i) => (i % 3 ? key : key / 2))),
  "an int32 mask": () => mask(keys).toInt(),
  "a bool mask": () => mask(keys).toBool(),
  "one mask for all": () => tf.tensor4d([1, 0, 1, 1, 0], [1, 1, 1, 5]),
};

const hasOrt = fastBackends.includes("wasm-ort");

describe.runIf(hasOrt)("a BERT's layer on wasm-ort", () => {
  beforeEach(() => startBackend["wasm-ort"]());
  afterEach(startTestBackend);

  it.each(Object.entries(masks))("has the same numbers with %s", (_, make) => {
    const layer = strongLayer();
    const [x, given] = [sequences(), make()];
    const whole = layer.forward(x, { mask: given });
    const parts = layer.forward(x, { mask: given, outputAttentions: true });
    const expected = [...parts.output.dataSync()];
    expectNumbers(whole.output.dataSync(), expected, 1e-5);
  });

  it("is run whole with masks of 0 and 1, and with none", () => {
    const [layer, x] = [strongLayer(), sequences()];
    expect(canRunWhole(layer, x, { mask: masks["0 and 1"]() })).toBe(true);
    expect(canRunWhole(layer, x, {})).toBe(true);
  });

  it("refuses masks of other shapes, though they hide nothing", () => {
    const [layer, x] = [strongLayer(), sequences()];
    expect(() => layer.forward(x, { mask: tf.ones([2, 1, 1, 4]) })).toThrow(
      "maskedSoftmax: expected mask of shape [2, 1, 1, 5], got [2, 1, 1, 4].",
    );
  });

  it("takes integers for what they are", () => {
    const layer = strongLayer();
    const x = sequences();
    const { output } = layer.forward(x.toInt() as tf.Tensor3D, {});
    const expected = layer.forward(x.toInt().toFloat() as tf.Tensor3D, {});
    expectNumbers(output.dataSync(), [...expected.output.dataSync()], 1e-5);
  });

  it("still drops where only a dropout is in training mode", () => {
    const layer = strongLayer();
    layer.output.dropout.train();
    const run = () => layer.forward(sequences(), {}).output.dataSync();
    expect([...run()]).not.toEqual([...run()]);
  });
});
