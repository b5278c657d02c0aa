import type * as tf from "@tensorflow/tfjs";
import { describe, expect, it } from "vitest";
import {
  expectNoLeak,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import {
  SinusoidalPositionalEncoding,
  sinusoidalPositions,
} from "./sinusoidal-positional-encoding";

describe("sinusoidalPositions", () => {
  it("alternates sine and cosine of an angle that slows with the dimension", () => {
    // dModel 4: the angles are position / 1 and position / 100.
    const rows = [0, 1, 2].flatMap((p) => [
      Math.sin(p),
      Math.cos(p),
      Math.sin(p / 100),
      Math.cos(p / 100),
    ]);
    expectTensor(sinusoidalPositions(3, 4), [3, 4], rows);
  });

  it("turns fastest in dimension 0", () => {
    const positions = sinusoidalPositions(64, 128);
    const spread = (dimension: number) => {
      const column = [...positions.slice([0, dimension], [64, 1]).dataSync()];
      return Math.max(...column) - Math.min(...column);
    };
    expect(spread(0)).toBeGreaterThan(1.99);
    expect(spread(126)).toBeLessThan(0.01);
  });

  it("gives every position a row of its own and of the same length", () => {
    const rows = sinusoidalPositions(61, 8).arraySync();
    expect(new Set(rows.map(String)).size).toBe(61);
    for (const row of rows) {
      expect(row.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(4, 5); // four sin² + cos²
    }
  });

  it("ends in a sine when dModel is odd", () => {
    expectTensor(sinusoidalPositions(1, 5), [1, 5], [0, 1, 0, 1, 0]);
  });
});

describe("SinusoidalPositionalEncoding", () => {
  const encoding = new SinusoidalPositionalEncoding({ dModel: 4, maxLen: 7 });

  it("adds the first positions to every sequence", () => {
    const x = waveTensor([2, 5, 4]) as tf.Tensor3D;
    const added = encoding.forward(x).sub(x);
    const expected = [...sinusoidalPositions(5, 4).dataSync()];
    expectTensor(added, [2, 5, 4], [...expected, ...expected]);
  });

  it("has nothing to train or to save", () => {
    expect(encoding.countParameters()).toBe(0);
    expect(encoding.stateDict()).toEqual({});
  });

  it.each([[[2, 11, 4]], [[2, 5, 3]]])("refuses %j", (shape) => {
    expect(() => encoding.forward(waveTensor(shape) as tf.Tensor3D)).toThrow(
      `SinusoidalPositionalEncoding: expected x of shape [batch, seqLen ≤ 7, 4], got [${shape.join(", ")}]. Cut the sequences, or build the encoding with a larger maxLen.`,
    );
  });

  it("leaves no tensors behind", () => {
    const x = waveTensor([2, 5, 4]) as tf.Tensor3D;
    expectNoLeak(() => encoding.forward(x));
  });
});
