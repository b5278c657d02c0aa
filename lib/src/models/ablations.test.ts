import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { seededRandom } from "../random/seeded-random";
import { lossAndGradients } from "../training/gradients";
import { makeAblation } from "./ablations";
import { type AblationName, ablationNames } from "./take-apart";

const sizes = {
  vocabSize: 13,
  dModel: 12,
  numHeads: 3,
  dFf: 7,
  numClasses: 5,
  maxLen: 11,
};
const make = (name: AblationName) =>
  makeAblation(name, { ...sizes, random: seededRandom(1) }).eval();
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");
const note = [2, 7, 3, 12, 4, 5];
const mixed = [2, 4, 12, 3, 7, 5];
const logitsOf = (name: AblationName, rows: number[][]) => [
  ...make(name).forward(ids(rows)).logits.dataSync(),
];
const numbersOf = (name: AblationName) =>
  Object.entries(make(name).stateDict()).map(
    ([parameter, { values }]) => [parameter, [...values]] as const,
  );
const furthest = (one: readonly number[], other: readonly number[]) =>
  Math.max(...one.map((x, i) => Math.abs(x - (other[i] ?? NaN))));

describe("makeAblation", () => {
  it.each(ablationNames)("begins %s with the baseline's parameters", (name) => {
    const baseline = numbersOf("baseline");
    const own = numbersOf(name);
    expect(own.map(([parameter]) => parameter)).toEqual(
      baseline.map(([parameter]) => parameter),
    );
    const changed = own.filter(
      ([, values], i) => furthest(values, baseline[i]?.[1] ?? []) > 0,
    );
    const isLoud = name.startsWith("unit-variance");
    expect(changed.map(([parameter]) => parameter)).toEqual(
      isLoud ? ["embedding.weight"] : [],
    );
  });

  it.each(ablationNames)("lets %s answer otherwise than the others", (name) => {
    const others = ablationNames.filter((other) => other !== name);
    for (const other of others) {
      expect(
        furthest(logitsOf(name, [note]), logitsOf(other, [note])),
      ).toBeGreaterThan(1e-4);
    }
  });

  it("makes of the baseline the classifier itself", () => {
    const model = make("baseline");
    let x = model.positions.forward(
      model.embedding.forward(ids([note])).mul(Math.sqrt(12)),
    );
    for (const block of model.encoder) x = block.forward(x).output;
    const expected = model.classifier.forward(x.mean(1));
    const { logits } = model.forward(ids([note]));
    expectTensor(logits, [1, 5], [...expected.dataSync()]);
  });

  it("leaves nothing of the order without positions, and only there", () => {
    const moved = (name: AblationName) =>
      furthest(logitsOf(name, [note]), logitsOf(name, [mixed]));
    const isDeaf = (name: AblationName) => name.endsWith("no positions");
    for (const name of ablationNames.filter(isDeaf)) {
      expect(moved(name)).toBeLessThan(1e-5);
    }
    for (const name of ablationNames.filter((each) => !isDeaf(each))) {
      expect(moved(name)).toBeGreaterThan(1e-4);
    }
  });

  it("leaves one head, which has all features", () => {
    const model = make("one head");
    expect(model.encoder.map(({ attention }) => attention.numHeads)).toEqual([
      1, 1,
    ]);
    const { attentionWeights } = model.forward(ids([note]));
    expect(attentionWeights[0]?.shape).toEqual([1, 1, 6, 6]);
    expect(model.countParameters()).toBe(make("baseline").countParameters());
  });

  it("makes the weights softmax(query · keyᵀ) without scaling, and masks", () => {
    const { attention } = make("no scaling").encoder[0] ?? raise();
    const x = waveTensor([1, 4, 12]) as tf.Tensor3D;
    const mask = tf.tensor4d([1, 1, 1, 0], [1, 1, 1, 4]);
    const rows = x.squeeze([0]) as tf.Tensor2D;
    const expected = [0, 1, 2].flatMap((head) => {
      const part = (layer: "query" | "key") =>
        rows
          .matMul(attention[layer].weight as unknown as tf.Tensor2D)
          .add(attention[layer].bias)
          .slice([0, 4 * head], [4, 4]) as tf.Tensor2D;
      const scores = part("query").matMul(part("key"), false, true);
      const weights = scores.slice([0, 0], [4, 3]).softmax();
      return [
        ...weights
          .pad([
            [0, 0],
            [0, 1],
          ])
          .dataSync(),
      ];
    });
    expectTensor(attention.forward(x, mask).weights, [1, 3, 4, 4], expected);
  });

  it("adds no input to any output without the residual", () => {
    const [block = raise()] = make("no residual").encoder;
    const x = waveTensor([2, 3, 12]) as tf.Tensor3D;
    const { output: seen, weights } = block.attention.forward(x);
    const attended = block.norm1.forward(seen);
    const hidden = tf.relu(block.linear1.forward(attended));
    const expected = block.norm2.forward(block.linear2.forward(hidden));
    const result = block.forward(x);
    expectTensor(result.output, [2, 3, 12], [...expected.dataSync()]);
    expectNumbers(result.weights.dataSync(), weights.dataSync());
  });

  it("makes the embedding √dModel times as large, and its padding 0", () => {
    const quiet = make("baseline").embedding.weight.dataSync();
    const loud = make("unit-variance embedding").embedding.weight.dataSync();
    expectNumbers(
      loud,
      quiet.map((x) => x * Math.sqrt(12)),
    );
    expect([...loud.slice(0, 12)]).toEqual(new Array(12).fill(0));
    const large = makeAblation("unit-variance embedding", {
      vocabSize: 95,
      random: seededRandom(2),
    });
    const numbers = [...large.embedding.weight.dataSync().slice(128)];
    const variance =
      numbers.reduce((sum, x) => sum + x * x, 0) / numbers.length;
    expect(variance).toBeGreaterThan(0.97);
    expect(variance).toBeLessThan(1.03);
  });

  it.each(ablationNames)("lets all of %s learn, with dropout", (name) => {
    const model = make(name).train();
    const tokenIds = ids([note, [2, 9, 9, 0, 0, 0]]);
    const loss = () => model.forward(tokenIds).logits.square().mean();
    const { gradients } = lossAndGradients(model, () => loss() as tf.Scalar);
    const still = Object.entries(gradients).filter(
      ([parameter, gradient]) =>
        // A key's bias moves all scores of a query alike: the softmax does not notice.
        !parameter.endsWith("key.bias") &&
        Math.max(...gradient.abs().dataSync()) === 0,
    );
    expect(still.map(([parameter]) => parameter)).toEqual([]);
    tf.dispose(gradients);
    expect([...loss().dataSync()]).not.toEqual([...loss().dataSync()]);
    expect([...loss().dataSync()].every(Number.isFinite)).toBe(true);
  });

  it("names the ablations that there are", () => {
    expect(() => make("no attention" as AblationName)).toThrow(
      /^makeAblation: expected one of "baseline", .*, got "no attention"\. Take/,
    );
  });

  it.each(ablationNames)("leaves no tensors of %s behind", (name) => {
    const before = tf.memory().numTensors;
    const model = make(name).train();
    const tokenIds = ids([note]);
    expectNoLeak(() => ({ ...model.forward(tokenIds) }));
    tokenIds.dispose();
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

function raise(): never {
  throw new Error("there is no such layer");
}
