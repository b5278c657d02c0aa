import { sumOfLanes } from "./lanes";

// Rows of features are a multiple of four long; the caller sees to it.

/** Writes (x - mean) / √(variance + epsilon) · weight + bias of each row. */
export function layerNormRows(
  x: usize,
  weight: usize,
  bias: usize,
  y: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * rowBytes;
    const to = y + <usize>row * rowBytes;
    const mean = f32x4.splat(meanOf(from, rowBytes, columns));
    const root = rootOf(from, mean, rowBytes, columns, epsilon);
    const inverse = f32x4.splat(<f32>1 / root);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const centred = f32x4.sub(v128.load(from + at), mean);
      const scaled = f32x4.mul(
        f32x4.mul(centred, inverse),
        v128.load(weight + at),
      );
      v128.store(to + at, f32x4.add(scaled, v128.load(bias + at)));
    }
  }
}

/**
 * Writes the gradient for x, and adds those for weight and bias to what is at
 * dWeight and dBias.
 *
 * With n = (x - mean) / σ and d = dy · weight: dx = (d - mean(d) - n mean(d n)) / σ.
 */
export function layerNormGradientRows(
  x: usize,
  weight: usize,
  dy: usize,
  dx: usize,
  dWeight: usize,
  dBias: usize,
  rows: i32,
  columns: i32,
  epsilon: f32,
): void {
  const rowBytes = (<usize>columns) << 2;
  const share: f32 = <f32>1 / <f32>columns;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * rowBytes;
    const above = dy + <usize>row * rowBytes;
    const to = dx + <usize>row * rowBytes;
    const mean = f32x4.splat(meanOf(from, rowBytes, columns));
    const root = rootOf(from, mean, rowBytes, columns, epsilon);
    const inverse = f32x4.splat(<f32>1 / root);
    let slopes = f32x4.splat(0);
    let products = f32x4.splat(0);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(from + at), mean), inverse);
      const up = v128.load(above + at);
      const slope = f32x4.mul(up, v128.load(weight + at));
      const forWeight = f32x4.mul(up, normal);
      v128.store(dWeight + at, f32x4.add(v128.load(dWeight + at), forWeight));
      v128.store(dBias + at, f32x4.add(v128.load(dBias + at), up));
      slopes = f32x4.add(slopes, slope);
      products = f32x4.add(products, f32x4.mul(slope, normal));
    }
    const meanSlope = f32x4.splat(sumOfLanes(slopes) * share);
    const meanProduct = f32x4.splat(sumOfLanes(products) * share);
    for (let at: usize = 0; at < rowBytes; at += 16) {
      const normal = f32x4.mul(f32x4.sub(v128.load(from + at), mean), inverse);
      const slope = f32x4.mul(v128.load(above + at), v128.load(weight + at));
      const rest = f32x4.sub(
        f32x4.sub(slope, meanSlope),
        f32x4.mul(normal, meanProduct),
      );
      v128.store(to + at, f32x4.mul(rest, inverse));
    }
  }
}

function meanOf(row: usize, rowBytes: usize, columns: i32): f32 {
  let sums = f32x4.splat(0);
  for (let at: usize = 0; at < rowBytes; at += 16) {
    sums = f32x4.add(sums, v128.load(row + at));
  }
  return sumOfLanes(sums) / <f32>columns;
}

function rootOf(
  row: usize,
  mean: v128,
  rowBytes: usize,
  columns: i32,
  epsilon: f32,
): f32 {
  let squares = f32x4.splat(0);
  for (let at: usize = 0; at < rowBytes; at += 16) {
    const centred = f32x4.sub(v128.load(row + at), mean);
    squares = f32x4.add(squares, f32x4.mul(centred, centred));
  }
  return sqrt(sumOfLanes(squares) / <f32>columns + epsilon);
}
