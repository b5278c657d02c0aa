import * as tf from "@tensorflow/tfjs";

/** The sizes of a product of matrices, or of many at once. */
export interface ProductShape {
  /** The axes before the last two; they broadcast. */
  readonly leftBatch: readonly number[];
  readonly rightBatch: readonly number[];
  readonly batch: readonly number[];
  /** left is `[rows, inner]`, and `[inner, rows]` when transposed. */
  readonly rows: number;
  readonly inner: number;
  /** right is `[inner, columns]`, and `[columns, inner]` when transposed. */
  readonly columns: number;
  readonly transposeLeft: boolean;
  readonly transposeRight: boolean;
}

/**
 * Writes left · right where `product` is, all three given as addresses in
 * bytes. No size is 0.
 */
export type MultiplyMatrices = (
  left: number,
  right: number,
  product: number,
  shape: ProductShape,
) => void;

/**
 * The sizes of the product of two tensors.
 *
 * @throws Error when they do not fit together
 */
export function productShape(
  left: readonly number[],
  right: readonly number[],
  transposeLeft: boolean,
  transposeRight: boolean,
): ProductShape {
  const [rows, inner] = matrixSize(left, transposeLeft);
  const [rightInner, columns] = matrixSize(right, transposeRight);
  if (inner !== rightInner) {
    throw new Error(
      `matMul: expected equal inner sizes, got ${inner} and ${rightInner} from [${left}] and [${right}]. Check the transposes.`,
    );
  }
  const leftBatch = left.slice(0, -2);
  const rightBatch = right.slice(0, -2);
  const batch = tf.broadcast_util.assertAndGetBroadcastShape(
    leftBatch,
    rightBatch,
  );
  const factors = { leftBatch, rightBatch, transposeLeft, transposeRight };
  return { ...factors, batch, rows, inner, columns };
}

/** The last two axes as they are multiplied. */
function matrixSize(
  shape: readonly number[],
  transposed: boolean,
): readonly [number, number] {
  const [rows = 0, columns = 0] = shape.slice(-2);
  return transposed ? [columns, rows] : [rows, columns];
}

/**
 * For each matrix of a batch, the number of the one it comes from in a factor
 * whose batch axes are broadcast: axes are aligned at the right, and those of
 * size 1 repeat.
 */
export function broadcastItems(
  from: readonly number[],
  to: readonly number[],
): number[] {
  let items = [0];
  for (let axis = 0; axis < to.length; axis++) {
    const size = from[axis - (to.length - from.length)] ?? 1;
    items = items.flatMap((item) =>
      Array.from({ length: to[axis] ?? 1 }, (_, i) =>
        size === 1 ? item : item * size + i,
      ),
    );
  }
  return items;
}
