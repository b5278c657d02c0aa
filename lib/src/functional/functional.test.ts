import * as tf from "@tensorflow/tfjs";
import { afterEach, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { expectNumbers } from "../../tests/tensor-expectations";
import { startTestBackend } from "../../tests/test-backend";
import { startBackend } from "../backend/backend-candidates";
import { dropout } from "./dropout";
import { hasKernel } from "./fused-kernel";
import { gelu } from "./gelu";
import { layerNorm } from "./layer-norm";
import { linear } from "./linear";
import { maskedSoftmax } from "./masked-softmax";

afterEach(startTestBackend);

/** Numbers in (-amplitude, amplitude) that do not repeat. */
function wave(shape: number[], phase: number, amplitude = 2): tf.Tensor {
  const size = shape.reduce((product, n) => product * n, 1);
  const values = Array.from(
    { length: size },
    (_, i) => amplitude * Math.sin(phase + 1.7 * i),
  );
  return tf.tensor(values, shape);
}

interface Case {
  readonly name: string;
  readonly inputs: () => tf.Tensor[];
  readonly run: (...inputs: tf.Tensor[]) => tf.Tensor;
}

const norm = (x: tf.Tensor, weight: tf.Tensor, bias: tf.Tensor) =>
  layerNorm(x, { weight, bias, epsilon: 1e-5 });

const hidden = () => tf.tensor([1, 1, 0, 1, 1, 0, 0, 0, 0, 0], [2, 1, 1, 5]);

const cases: Case[] = [
  { name: "gelu", inputs: () => [wave([3, 7], 1, 6)], run: gelu },
  { name: "gelu of one number", inputs: () => [wave([], 1)], run: gelu },
  { name: "gelu of nothing", inputs: () => [wave([0, 3], 1)], run: gelu },
  {
    name: "layerNorm of eights",
    inputs: () => [wave([3, 5, 8], 1), wave([8], 2), wave([8], 3)],
    run: norm,
  },
  {
    name: "layerNorm of sevens, which no kernel takes",
    inputs: () => [wave([5, 7], 1), wave([7], 2), wave([7], 3)],
    run: norm,
  },
  {
    name: "layerNorm of nothing",
    inputs: () => [wave([0, 8], 1), wave([8], 2), wave([8], 3)],
    run: norm,
  },
  {
    name: "linear",
    inputs: () => [wave([2, 3, 5], 1), wave([5, 7], 2), wave([7], 3)],
    run: linear,
  },
  {
    name: "linear of one row",
    inputs: () => [wave([11], 1), wave([11, 4], 2), wave([4], 3)],
    run: linear,
  },
  {
    name: "linear of nothing",
    inputs: () => [wave([2, 0, 5], 1), wave([5, 7], 2), wave([7], 3)],
    run: linear,
  },
  {
    name: "softmax",
    inputs: () => [wave([3, 11], 1, 30)],
    run: (x) => tf.softmax(x),
  },
  {
    name: "softmax over another axis than the last",
    inputs: () => [wave([3, 11], 1, 30).transpose()],
    run: (x) => tf.softmax(x.transpose()),
  },
  {
    name: "maskedSoftmax",
    inputs: () => [wave([2, 3, 7, 5], 1, 9)],
    run: (x) =>
      maskedSoftmax(x as tf.Tensor4D, { mask: hidden(), scale: 0.37 }),
  },
  {
    name: "maskedSoftmax without a mask",
    inputs: () => [wave([2, 3, 7, 5], 1, 9)],
    run: (x) => maskedSoftmax(x as tf.Tensor4D, { scale: 0.37 }),
  },
  {
    name: "dropout",
    inputs: () => [wave([3, 13], 1)],
    run: (x) => dropout(x, { rate: 0.3, seed: 4_000_000_007 }),
  },
  {
    name: "sum over leading axes",
    inputs: () => [wave([5, 3, 7], 1)],
    run: (x) => x.sum([0, 1]),
  },
  {
    name: "mean over the last axis",
    inputs: () => [wave([5, 3, 7], 1)],
    run: (x) => x.mean(-1, true),
  },
  ...[
    [0, 2, 1, 3],
    [1, 0, 2, 3],
    [0, 1, 3, 2],
    [0, 3, 1, 2],
    [2, 1, 0, 3],
    [0, 1, 2, 3],
  ].map((order) => ({
    name: `transpose to ${order}`,
    inputs: () => [wave([2, 3, 5, 7], 1)],
    run: (x: tf.Tensor) => x.transpose(order),
  })),
];

/** The output, and the gradient for each input of a weighted sum of it. */
function measure({ inputs, run }: Case): number[][] {
  return tf.tidy(() => {
    const given = inputs();
    const y = run(...given);
    const weights = wave(y.shape, 5);
    const slopes = tf.grads((...xs: tf.Tensor[]) => run(...xs).mul(weights));
    return [y, ...slopes(given)].map((tensor) => [...tensor.dataSync()]);
  });
}

/** tfjs's own wasm kernels do not write their output when they sum or multiply
 * nothing: it then holds what its memory held before. */
const leavesUnwritten = new Set(["layerNorm of nothing", "linear of nothing"]);

describe.each([...fastBackends, "wasm"] as const)("on %s", (backend) => {
  const measurable = cases.filter(
    ({ name }) => backend !== "wasm" || !leavesUnwritten.has(name),
  );

  it.each(measurable)(
    "$name is as on the cpu, its gradients too",
    async (each) => {
      await tf.setBackend("cpu");
      const expected = measure(each);
      await startBackend[backend]();
      const before = { ...tf.memory(), ids: tf.engine().backend.numDataIds() };
      const got = measure(each);
      expect(tf.memory().numTensors).toBe(before.numTensors);
      expect(tf.engine().backend.numDataIds()).toBe(before.ids);
      expect(got).toHaveLength(expected.length);
      for (const [i, numbers] of got.entries()) {
        expectNumbers(numbers, expected[i] ?? [], 5e-6);
      }
    },
  );
});

describe.each(fastBackends)("the kernels of %s", (backend) => {
  it("give gelu and its slope within 1e-6 from -12 to 12", async () => {
    await startBackend[backend]();
    const values = Array.from({ length: 2401 }, (_, i) => (i - 1200) / 100);
    const x = tf.tensor1d(values);
    const [y, slope] = [gelu(x), tf.grad((each) => gelu(each))(x)];
    // Φ by Simpson's rule on the density, in double precision.
    const density = (z: number) =>
      Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
    const normal = (z: number) => {
      const steps = 400;
      let sum = density(0) + density(z);
      for (let i = 1; i < steps; i++) {
        sum += (i % 2 === 1 ? 4 : 2) * density((i * z) / steps);
      }
      return 0.5 + (sum * z) / steps / 3;
    };
    const wanted = values.map((z) => z * normal(z));
    expectNumbers([...y.dataSync()], wanted, 1e-6);
    const slopes = values.map((z) => normal(z) + z * density(z));
    expectNumbers([...slope.dataSync()], slopes, 1e-6);
    tf.dispose([x, y, slope]);
  });

  it("keep softmax's rows at 1, whatever the scores", async () => {
    await startBackend[backend]();
    const rows = [
      [1e9, -1e9, 0, 1],
      [-1e9, -1e9, -1e9, -1e9],
      [88, 87, -200, 3],
      [-3e38, 0, 0, -3e38],
    ];
    const weights = tf.tidy(() => tf.softmax(tf.tensor2d(rows)).arraySync());
    expect((weights as number[][])[0]).toEqual([1, 0, 0, 0]);
    expect((weights as number[][])[1]).toEqual([0.25, 0.25, 0.25, 0.25]);
    expect((weights as number[][])[3]).toEqual([0, 0.5, 0.5, 0]);
    for (const row of weights as number[][]) {
      expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 6);
    }
  });

  it("give the bias where there are no features", async () => {
    await startBackend[backend]();
    wave([3, 7], 1).dispose(); // Leaves numbers where the product will lie.
    const y = linear(tf.zeros([3, 0]), tf.zeros([0, 7]), wave([7], 3));
    const bias = [...wave([7], 3).dataSync()];
    expectNumbers(y.dataSync(), [...bias, ...bias, ...bias], 1e-6);
  });

  it("hand NaN on instead of hiding it", async () => {
    await startBackend[backend]();
    tf.tidy(() => {
      const x = tf.tensor2d([[1, Number.NaN, 2, 3]]);
      const [weight, bias] = [tf.ones([4]), tf.zeros([4])];
      const results = [
        ...[tf.softmax(x), norm(x, weight, bias)],
        linear(x, tf.ones([4, 4]), bias),
      ];
      for (const result of results)
        expect([...result.dataSync()]).toEqual(new Array(4).fill(NaN));
      expect(gelu(x).dataSync()[1]).toBeNaN();
    });
  });

  it("leave whole numbers to tfjs, which turns them into float32", async () => {
    await startBackend[backend]();
    tf.tidy(() => {
      const x = tf.tensor2d([[2, 4, 6, 8]], [1, 4], "int32");
      const dropped = dropout(x, { rate: 0.5, seed: 1 }).dataSync();
      const isRight = [...dropped].every(
        (value, i) => value === 0 || value === 4 * (i + 1),
      );
      expect(isRight).toBe(true);
      expect(tf.softmax(x.mul(0)).dataSync()[0]).toBeCloseTo(0.25, 6);
      const [weight, bias] = [tf.ones([4]), tf.zeros([4])];
      const third = norm(x, weight, bias).dataSync()[2] ?? Number.NaN;
      expect(third).toBeCloseTo(1 / Math.sqrt(5), 4);
      expectNumbers(gelu(x.sub(2)).dataSync().slice(0, 1), [0]);
    });
  });

  it("drop the same values as a mask in JavaScript", async () => {
    const draw = () =>
      tf.tidy(() => [
        ...dropout(tf.ones([1013]), { rate: 0.15, seed: 7 }).dataSync(),
      ]);
    await startBackend.wasm();
    expect(hasKernel("AttendingDropout")).toBe(false);
    const expected = draw();
    await startBackend[backend]();
    expect(hasKernel("AttendingDropout")).toBe(true);
    expect(draw()).toEqual(expected);
  });

  it("are gone with the backend", async () => {
    await startBackend[backend]();
    expect(hasKernel("AttendingGelu")).toBe(true);
    await startBackend.wasm();
    expect(hasKernel("AttendingGelu")).toBe(false);
  });
});

describe("dropout's mask", () => {
  it("drops the share it is told, in each of its generators' turns", async () => {
    const values = tf.tidy(() => [
      ...dropout(tf.ones([400_000]), { rate: 0.15, seed: 3 }).dataSync(),
    ]);
    for (const turn of [0, 1, 2, 3]) {
      const own = values.filter((_, i) => i % 4 === turn);
      const dropped = own.filter((value) => value === 0).length / own.length;
      // Five standard deviations of a share of 100,000 draws.
      expect(Math.abs(dropped - 0.15)).toBeLessThan(0.006);
    }
    const kept = new Set(values);
    expect([...kept].sort()).toEqual([0, Math.fround(1 / 0.85)]);
  });

  it("differs between seeds that follow each other", () => {
    const draw = (seed: number) =>
      tf.tidy(() => [
        ...dropout(tf.ones([1000]), { rate: 0.5, seed }).dataSync(),
      ]);
    const [first, second] = [draw(1), draw(2)];
    const equal = first.filter((value, i) => value === second[i]).length;
    expect(Math.abs(equal / 1000 - 0.5)).toBeLessThan(0.08);
  });
});

describe("maskedSoftmax", () => {
  it("refuses a mask that does not fit", () => {
    const scores = tf.zeros<tf.Rank.R4>([2, 3, 7, 5]);
    const mask = tf.ones([2, 1, 1, 7]);
    expect(() => maskedSoftmax(scores, { mask })).toThrow(
      "maskedSoftmax: expected mask of shape [2, 1, 1, 5], got [2, 1, 1, 7]. 1 marks a key that may be attended to, 0 a hidden one.",
    );
  });
});
