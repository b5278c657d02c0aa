import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import { multiplyByTwoShapes } from "../../tests/reused-factor";
import { expectNoLeak, waveTensor } from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";

/** What float32 leaves of sums of up to 64 products, as a share of 1 + |sum|. */
const tolerance = 1e-5;

/** Primes, ones, nothing, and sizes around a strip and a register's width. */
const sizes = [
  [5, 7, 3],
  [1, 1, 1],
  [1, 17, 1],
  [31, 1, 2],
  [33, 64, 65],
  [0, 3, 2],
  [2, 0, 3],
  [2, 3, 0],
] as const;

const batches: [number[], number[]][] = [
  [[], []],
  [[3], [3]],
  [[3], []],
  [[1], [3]],
  [[3], [1]],
  [
    [2, 3],
    [2, 3],
  ],
  [
    [2, 1],
    [2, 3],
  ],
  [[3], [2, 1]],
  [[0], [0]],
];

const transposes = [
  [false, false],
  [false, true],
  [true, false],
  [true, true],
] as const;

type Product = () => tf.Tensor;

/** The same on the cpu backend, which is tested against plain sums here. */
async function onCpu(product: Product): Promise<number[]> {
  await tf.setBackend("cpu");
  const values = Array.from(product().dataSync());
  await tf.setBackend("wasm");
  return values;
}

function expectClose(got: tf.Tensor, expected: readonly number[]): void {
  const values = got.dataSync();
  expect(values.length).toBe(expected.length);
  const distances = expected.map(
    (x, i) => Math.abs(x - (values[i] ?? NaN)) / (1 + Math.abs(x)),
  );
  expect(Math.max(0, ...distances)).toBeLessThan(tolerance);
}

/** A factor of the product, and the same repeated over the whole batch. */
function factor(batch: number[], full: number[], matrix: number[]) {
  const tensor = waveTensor([...batch, ...matrix]);
  return { tensor, repeated: tensor.broadcastTo([...full, ...matrix]) };
}

describe.each(fastBackends)("matMul on %s", (backend) => {
  beforeAll(() => startBackend[backend]());

  it.each(batches)(
    "agrees with cpu for batches [%j] and [%j]",
    async (l, r) => {
      const full = tf.broadcast_util.assertAndGetBroadcastShape(l, r);
      for (const [rows, inner, columns] of sizes) {
        for (const [transposeA, transposeB] of transposes) {
          const leftMatrix = transposeA ? [inner, rows] : [rows, inner];
          const rightMatrix = transposeB ? [columns, inner] : [inner, columns];
          const a = factor(l, full, leftMatrix);
          const b = factor(r, full, rightMatrix);
          const got = tf.matMul(a.tensor, b.tensor, transposeA, transposeB);
          expect(got.shape).toEqual([...full, rows, columns]);
          const expected = await onCpu(() =>
            tf.matMul(a.repeated, b.repeated, transposeA, transposeB),
          );
          expectClose(got, expected);
        }
      }
    },
  );

  it("agrees with a product written out by hand", () => {
    const left = tf.tensor2d([1, 2, 3, 4, 5, 6], [2, 3]);
    const right = tf.tensor2d([1, 0, 2, 1, 0, 3], [3, 2]);
    expect([...left.matMul(right).dataSync()]).toEqual([5, 11, 14, 23]);
  });

  it.each(["linear", "relu", "relu6", "elu", "sigmoid"] as const)(
    "fuses bias and %s",
    async (activation) => {
      const product = () =>
        tf.fused.matMul({
          a: waveTensor([2, 5, 7]).mul(4),
          b: waveTensor([2, 3, 7]).mul(4),
          transposeB: true,
          bias: tf.tensor1d([-1, 0.5, 2]),
          activation,
        });
      expectClose(product(), await onCpu(product));
    },
  );

  it("fuses leaky and parametric relu", async () => {
    const factors = { a: waveTensor([5, 7]), b: waveTensor([7, 3]) };
    const leaky = () =>
      tf.fused.matMul({
        ...factors,
        activation: "leakyrelu",
        leakyreluAlpha: 0.3,
      });
    const parametric = () =>
      tf.fused.matMul({
        ...factors,
        activation: "prelu",
        preluActivationWeights: tf.tensor1d([0.1, 0.2, 0.3]),
      });
    expectClose(leaky(), await onCpu(leaky));
    expectClose(parametric(), await onCpu(parametric));
  });

  it("is right when one tensor is a factor of two shapes", () => {
    expect(multiplyByTwoShapes()).toEqual([60, 66, 72, 78]);
  });

  it("is right after memory has grown in the midst of a product", () => {
    const bufferNow = () => {
      const { wasm } = tf.backend() as unknown as {
        wasm: { HEAPU8: Uint8Array };
      };
      return wasm.HEAPU8.buffer;
    };
    const before = bufferNow();
    const row = tf.tensor2d([2, 3, 5], [1, 3]);
    // Each product and each copy for a transpose takes 48 MB and more.
    const tall = tf.ones([4_000_000, 3]);
    const product = row.matMul(tall, false, true);
    expect(bufferNow()).not.toBe(before);
    expect(before.byteLength).toBe(0);
    expect([...product.slice([0, 3_999_999], [1, 1]).dataSync()]).toEqual([10]);
    const small = row.matMul(row, true, false);
    expect([...small.dataSync()]).toEqual([4, 6, 10, 6, 9, 15, 10, 15, 25]);
    tf.dispose([tall, product]);
  });

  it("says what does not fit, and leaves integers to tfjs", () => {
    const call = { inputs: { a: waveTensor([2, 3]), b: waveTensor([4, 2]) } };
    const attrs = { transposeA: false, transposeB: false };
    const kernel = tf.getKernel("BatchMatMul", "wasm");
    expect(() =>
      kernel.kernelFunc({ ...call, attrs, backend: tf.backend() }),
    ).toThrow(
      "matMul: expected equal inner sizes, got 3 and 4 from [2,3] and [4,2]. Check the transposes.",
    );
    const integers = tf.ones([2, 2], "int32");
    expect(() => integers.matMul(integers)).toThrow(
      "expected float32 on wasm, got int32. Cast first",
    );
  });

  it("leaves no tensors behind", () => {
    const [a, b] = [waveTensor([2, 3, 5]), waveTensor([2, 3, 7])];
    const bias = waveTensor([7]);
    expectNoLeak(() => tf.matMul(a, b, true));
    expectNoLeak(() =>
      tf.fused.matMul({ a, b, transposeA: true, bias, activation: "relu" }),
    );
  });
});
