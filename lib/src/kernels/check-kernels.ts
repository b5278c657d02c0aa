import * as tf from "@tensorflow/tfjs";

/** What float32 leaves of values near 1, over sums of some 100 products. */
const tolerance = 1e-4;

type Matrix = readonly (readonly number[])[];

/** One with less than a strip, a prime one, and one that threads share. */
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
    checkReusedFactor();
    const x = tf.tensor(wave(42, 1), [7, 3, 2]);
    requireClose("a sum", x.sum(0), sumRows(wave(42, 1), 6));
    requireClose("a copy", x.clone().mul(1), wave(42, 1));
    checkGather();
  });
}

function checkProduct(
  rows: number,
  inner: number,
  columns: number,
  transposes: number,
): void {
  const left = matrix(rows, inner, 1);
  const right = matrix(inner, columns, 2);
  const [transposeA, transposeB] = [transposes > 1, transposes % 2 === 1];
  const a = tf.tensor2d(toRows(transposeA ? transposed(left) : left));
  const b = tf.tensor2d(toRows(transposeB ? transposed(right) : right));
  const expected = multiply(left, right).flat();
  const one = tf.matMul(a, b, transposeA, transposeB);
  requireClose("a product", one, expected);
  const two = tf.matMul(tf.stack([a, a]), b, transposeA, transposeB);
  requireClose("a batch of products", two, [...expected, ...expected]);
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

function checkGather(): void {
  const table = tf.tensor2d(wave(15, 3), [5, 3]);
  const rows = tf.tensor1d([4, 0, 4], "int32");
  const [first, last] = [wave(15, 3).slice(0, 3), wave(15, 3).slice(12)];
  requireClose("gather", table.gather(rows), [...last, ...first, ...last]);
  const slope = tf.grad((x) => x.gather(rows).sum())(table);
  const expected = [1, 0, 0, 0, 2].flatMap((uses) => [uses, uses, uses]);
  requireClose("gather's gradient", slope, expected);
}

/** Numbers in [-1, 1] that do not repeat. */
function wave(length: number, phase: number): number[] {
  return Array.from({ length }, (_, i) => Math.sin(phase + 1.7 * i));
}

function matrix(rows: number, columns: number, phase: number): Matrix {
  const values = wave(rows * columns, phase);
  return Array.from({ length: rows }, (_, i) =>
    values.slice(i * columns, (i + 1) * columns),
  );
}

function transposed(rows: Matrix): Matrix {
  return (rows[0] ?? []).map((_, i) => rows.map((row) => row[i] ?? NaN));
}

function toRows(rows: Matrix): number[][] {
  return rows.map((row) => [...row]);
}

function multiply(left: Matrix, right: Matrix): number[][] {
  const columns = transposed(right);
  return left.map((row) =>
    columns.map((column) =>
      row.reduce((sum, x, i) => sum + x * (column[i] ?? NaN), 0),
    ),
  );
}

function sumRows(values: readonly number[], numColumns: number): number[] {
  return Array.from({ length: numColumns }, (_, column) =>
    values
      .filter((_, i) => i % numColumns === column)
      .reduce((sum, x) => sum + x, 0),
  );
}

function requireClose(
  what: string,
  tensor: tf.Tensor,
  expected: readonly number[],
): void {
  const got = tensor.dataSync();
  const isClose = (value: number, i: number) =>
    Math.abs(value - (got[i] ?? NaN)) <= tolerance;
  if (got.length === expected.length && expected.every(isClose)) return;
  throw new Error(`computes ${what} wrongly`);
}
