import * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { startTestBackend } from "../../tests/test-backend";
import { startBackend } from "../backend/backend-candidates";
import { VocabularyError } from "../errors/vocabulary-error";
import { seededRandom } from "../random/seeded-random";
import { Embedding } from "./embedding";

const make = (vocabSize: number, dModel: number) =>
  new Embedding({ vocabSize, dModel, random: seededRandom(1) });
const ids = (rows: number[][]) => tf.tensor2d(rows, undefined, "int32");

describe("Embedding", () => {
  it("looks up the rows of the weight", () => {
    const embedding = make(3, 2);
    embedding.weight.assign(tf.tensor2d([0, 0, 1, 2, 3, 4], [3, 2]));
    expectTensor(
      embedding.forward(
        ids([
          [2, 1],
          [0, 2],
        ]),
      ),
      [2, 2, 2],
      [3, 4, 1, 2, 0, 0, 3, 4],
    );
  });

  it("starts with variance 1/dModel and a zero row for padding", () => {
    const values = [...make(95, 128).weight.dataSync()];
    expect([...values.slice(0, 128)]).toEqual(new Array(128).fill(0));
    const words = values.slice(128);
    const mean = words.reduce((sum, x) => sum + x, 0) / words.length;
    const variance =
      words.reduce((sum, x) => sum + (x - mean) ** 2, 0) / words.length;
    // 12,032 draws: the standard errors are 0.0008 and 1.3 %.
    expect(Math.abs(mean)).toBeLessThan(0.004);
    expect(Math.abs(variance * 128 - 1)).toBeLessThan(0.06);
    const kurtosis =
      words.reduce((sum, x) => sum + (x - mean) ** 4, 0) /
      words.length /
      variance ** 2;
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.2); // 3 for a normal
  });

  it("has on this backend a gradient that counts each use of a word, padding none", () => {
    const embedding = make(5, 2);
    const loss = (): tf.Scalar =>
      embedding
        .forward(
          ids([
            [2, 4, 2],
            [3, 2, 0],
          ]),
        )
        .sum();
    const { grads } = tf.variableGrads(loss, embedding.parameters());
    const [gradient] = Object.values(grads);
    expectTensor(
      gradient ?? tf.scalar(NaN),
      [5, 2],
      [0, 0, 0, 0, 3, 3, 1, 1, 1, 1],
    );
  });

  it.each(fastBackends)("has the same numbers on %s", async (backend) => {
    const embedding = make(23, 7);
    embedding.weight.assign(waveTensor([23, 7])); // Padding's row is not zero.
    const tokenIds = ids([
      [2, 22, 2, 0, 0],
      [13, 2, 1, 22, 0],
    ]);
    const scale = waveTensor([2, 5, 7], 1);
    const measure = () => {
      const loss = (): tf.Scalar =>
        embedding.forward(tokenIds).mul(scale).sum();
      const { grads } = tf.variableGrads(loss, embedding.parameters());
      const gradient = grads[embedding.weight.name] ?? tf.scalar(NaN);
      const vectors = [...embedding.forward(tokenIds).dataSync()];
      return { vectors, gradient: [...gradient.dataSync()] };
    };
    const expected = measure();
    await startBackend[backend]();
    const got = measure();
    await startTestBackend();
    expectNumbers(got.vectors, expected.vectors, 1e-6);
    expectNumbers(got.gradient, expected.gradient, 1e-6);
    expect(got.gradient.slice(0, 7)).toEqual(new Array(7).fill(0));
  });

  it("keeps the padding row zero through training", () => {
    const embedding = make(4, 3);
    const before = [...embedding.weight.dataSync()];
    const optimizer = tf.train.adam(0.1);
    for (let step = 0; step < 3; step++) {
      optimizer.minimize(() =>
        embedding
          .forward(ids([[0, 1, 3]]))
          .sub(1)
          .square()
          .mean(),
      );
    }
    const after = [...embedding.weight.dataSync()];
    expect(after.slice(0, 3)).toEqual([0, 0, 0]);
    expect(after.slice(3, 6)).not.toEqual(before.slice(3, 6));
    expect(after.slice(6, 9)).toEqual(before.slice(6, 9)); // not in the batch
  });

  it("refuses ids beyond the vocabulary and notes without a batch", () => {
    for (const id of [5, -1]) {
      expect(() => make(5, 2).forward(ids([[1, id]]))).toThrow(VocabularyError);
      expect(() => make(5, 2).forward(ids([[1, id]]))).toThrow(
        `Embedding: expected token ids from 0 to 4, got ${id}. Build the model with the size of the vocabulary that made them.`,
      );
    }
    const flat = tf.tensor1d([1, 2], "int32") as tf.Tensor as tf.Tensor2D;
    expect(() => make(5, 2).forward(flat)).toThrow(
      "Embedding: expected tokenIds of shape [batch, seqLen], got [2]. One note alone still needs a batch axis: [1, seqLen].",
    );
  });

  it("leaves no tensors behind", () => {
    const embedding = make(5, 2);
    const tokenIds = ids([[1, 2, 0]]);
    expectNoLeak(() => embedding.forward(tokenIds));
  });
});
