import * as tf from "@tensorflow/tfjs";
import { checkBertLayer } from "./check-bert-layer";
import { checkFusedKernels } from "./check-fused-kernels";
import { checkLstmKernels } from "./check-lstm-kernels";
import { requireClose, wave } from "./require-close";

/** One with less than a strip, a prime one, and one of several strips. */
const productSizes = [
  [3, 5, 7],
  [1, 1, 1],
  [67, 131, 71],
] as const;

/**
 * Nothing; throws unless the current backend's kernels agree with sums written
 * out here: products in every form, sums of rows, gather and its gradient.
 */
export function checkKernels(): void {
  tf.tidy(() => {
    for (const [rows, inner, columns] of productSizes) {
      for (const transposes of [0, 1, 2, 3]) {
        checkProduct(rows, inner, columns, transposes);
      }
    }
    checkSharedProduct();
    checkReusedFactor();
    const x = tf.tensor(wave(42, 1), [7, 3, 2]);
    requireClose("a sum", x.sum(0), sumRows(wave(42, 1), 6));
    requireClose("a copy", x.clone().mul(1), wave(42, 1));
    checkGather();
    checkFusedProduct();
  });
  checkFusedKernels();
  checkLstmKernels();
  checkBertLayer();
}

function checkProduct(
  rows: number,
  inner: number,
  columns: number,
  transposes: number,
): void {
  const left = wave(rows * inner, 1);
  const right = wave(inner * columns, 2);
  const [transposeA, transposeB] = [transposes > 1, transposes % 2 === 1];
  const a = factor(left, rows, inner, transposeA);
  const b = factor(right, inner, columns, transposeB);
  const expected = multiply(left, right, rows, inner, columns);
  const one = tf.matMul(a, b, transposeA, transposeB);
  requireClose("a product", one, expected);
  const two = tf.matMul(tf.stack([a, a]), b, transposeA, transposeB);
  const twice = [...expected, ...expected];
  requireClose("a batch of products", two, twice);
}

/** One that threads share, in every form: all rows of a factor are alike but
 * for their size, so that its sums are known. */
function checkSharedProduct(): void {
  const [rows, inner, columns] = [257, 199, 211];
  const [left, right] = [wave(rows, 1), wave(columns, 2)];
  const a = tf.tensor2d(left, [rows, 1]).tile([1, inner]);
  const b = tf.tensor2d(right, [1, columns]).tile([inner, 1]);
  const expected = tf.outerProduct(left, right).dataSync();
  for (const transposeA of [false, true]) {
    for (const transposeB of [false, true]) {
      const product = tf.matMul(
        transposeA ? a.transpose() : a,
        transposeB ? b.transpose() : b,
        transposeA,
        transposeB,
      );
      requireClose("a large product", product.div(inner), expected);
    }
  }
}

/** A factor of two shapes: tfjs's own kernel misreads it. */
function checkReusedFactor(): void {
  const values = Array.from({ length: 24 }, (_, i) => i);
  const right = tf.tensor2d(values, [4, 6]);
  tf.ones([2, 4]).matMul(right);
  const product = tf.ones([2, 6]).matMul(right.reshape([6, 4]));
  const columns = [60, 66, 72, 78];
  requireClose("a reshaped factor", product, [...columns, ...columns]);
}

/** relu([1, 2] · [[1, 3], [-4, 1]] + [0.5, -6]) */
function checkFusedProduct(): void {
  const a = tf.tensor2d([[1, 2]]);
  const b = tf.tensor2d([1, -4, 3, 1], [2, 2]);
  const bias = tf.tensor1d([0.5, -6]);
  const product = tf.fused.matMul({ a, b, bias });
  requireClose("a product with bias", product, [7.5, -8]);
  const positive = tf.fused.matMul({ a, b, bias, activation: "relu" });
  requireClose("a product with relu", positive, [7.5, 0]);
}

function checkGather(): void {
  const table = tf.tensor2d(wave(15, 3), [5, 3]);
  const rows = tf.tensor1d([4, 0, 4], "int32");
  const [first, last] = [wave(15, 3).slice(0, 3), wave(15, 3).slice(12)];
  requireClose("gather", table.gather(rows), [...last, ...first, ...last]);
  const slope = tf.grad((x) => x.gather(rows).sum())(table);
  const expected = [1, 0, 0, 0, 2].flatMap((uses) => [uses, uses, uses]);
  requireClose("gather's gradient", slope, expected);
}

/** A matrix of these numbers, as it is or turned over. */
function factor(
  values: Float32Array,
  rows: number,
  columns: number,
  transposed: boolean,
): tf.Tensor2D {
  if (!transposed) return tf.tensor2d(values, [rows, columns]);
  const turned = values.map(
    (_, i) => values[(i % rows) * columns + Math.floor(i / rows)] ?? NaN,
  );
  return tf.tensor2d(turned, [columns, rows]);
}

/** left `[rows, inner]` · right `[inner, columns]`. */
function multiply(
  left: Float32Array,
  right: Float32Array,
  rows: number,
  inner: number,
  columns: number,
): Float32Array {
  const product = new Float32Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      for (let i = 0; i < inner; i++) {
        const multiplier = right[i * columns + column] ?? NaN;
        sum += (left[row * inner + i] ?? NaN) * multiplier;
      }
      product[row * columns + column] = sum;
    }
  }
  return product;
}

function sumRows(values: Float32Array, numColumns: number): Float64Array {
  const sums = new Float64Array(numColumns);
  values.forEach((x, i) => {
    sums[i % numColumns] += x;
  });
  return sums;
}
