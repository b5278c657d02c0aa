import { exponential, exponentialOf } from "./exponential";
import { largestOfLanes, sumOfLanes } from "./lanes";
import { scaleInPlace } from "./norm";

/**
 * Writes scale · x + penalty where y is.
 *
 * @param penalty the address of one row of `columns` floats for every
 * `rowsPerPenalty` rows
 */
export function maskScores(
  x: usize,
  y: usize,
  rows: i32,
  columns: i32,
  scale: f32,
  penalty: usize,
  rowsPerPenalty: i32,
): void {
  const rowBytes = (<usize>columns) << 2;
  const scales = f32x4.splat(scale);
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * rowBytes;
    const to = y + <usize>row * rowBytes;
    const add = penalty + <usize>(row / rowsPerPenalty) * rowBytes;
    let i: i32 = 0;
    for (; i <= columns - 4; i += 4) {
      const at = (<usize>i) << 2;
      const score = f32x4.mul(v128.load(from + at), scales);
      v128.store(to + at, f32x4.add(score, v128.load(add + at)));
    }
    for (; i < columns; i++) {
      const at = (<usize>i) << 2;
      const score = load<f32>(from + at) * scale;
      store<f32>(to + at, score + load<f32>(add + at));
    }
  }
}

/** Writes e^x / Σ e^x of each row where y is, which may be where x is. */
export function softmaxRows(x: usize, y: usize, rows: i32, columns: i32): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * rowBytes;
    const to = y + <usize>row * rowBytes;
    const largest = largestOf(from, columns);
    const total = writeExponentials(from, to, columns, largest);
    scaleInPlace(to, columns, <f32>1 / total);
  }
}

/** The largest number of a row; NaN is passed over. */
function largestOf(row: usize, columns: i32): f32 {
  let largests = f32x4.splat(-Infinity);
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    largests = f32x4.pmax(largests, v128.load(row + ((<usize>i) << 2)));
  }
  let largest = largestOfLanes(largests);
  for (; i < columns; i++) {
    largest = max(largest, load<f32>(row + ((<usize>i) << 2)));
  }
  return largest;
}

/** Writes e to the power of x - largest; the sum of them. */
function writeExponentials(
  from: usize,
  to: usize,
  columns: i32,
  largest: f32,
): f32 {
  let sums = f32x4.splat(0);
  const largests = f32x4.splat(largest);
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    const at = (<usize>i) << 2;
    const value = exponential(f32x4.sub(v128.load(from + at), largests));
    v128.store(to + at, value);
    sums = f32x4.add(sums, value);
  }
  let total = sumOfLanes(sums);
  for (; i < columns; i++) {
    const at = (<usize>i) << 2;
    const value = exponentialOf(load<f32>(from + at) - largest);
    store<f32>(to + at, value);
    total += value;
  }
  return total;
}

/** Writes softmax's gradient, scale · y · (dy - Σ dy y) of each row, where dx is. */
export function softmaxGradientRows(
  y: usize,
  dy: usize,
  dx: usize,
  rows: i32,
  columns: i32,
  scale: f32,
): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const start = <usize>row * rowBytes;
    const mean = dot(y + start, dy + start, columns);
    const means = f32x4.splat(mean);
    const scales = f32x4.splat(scale);
    let i: i32 = 0;
    for (; i <= columns - 4; i += 4) {
      const at = start + ((<usize>i) << 2);
      const slope = f32x4.sub(v128.load(dy + at), means);
      const value = f32x4.mul(v128.load(y + at), slope);
      v128.store(dx + at, f32x4.mul(value, scales));
    }
    for (; i < columns; i++) {
      const at = start + ((<usize>i) << 2);
      const slope = load<f32>(dy + at) - mean;
      store<f32>(dx + at, load<f32>(y + at) * slope * scale);
    }
  }
}

function dot(a: usize, b: usize, length: i32): f32 {
  let sums = f32x4.splat(0);
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    sums = f32x4.add(sums, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
  let sum = sumOfLanes(sums);
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    sum += load<f32>(a + at) * load<f32>(b + at);
  }
  return sum;
}
