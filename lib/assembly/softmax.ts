import { exponential, exponentialOf } from "./exponential";
import { largestOfLanes, sumOfLanes } from "./lanes";

/**
 * Writes softmax(scale · x + penalty) of each row where y is.
 *
 * @param penalty 0 for none, else the address of one row of `columns` floats
 * for every `rowsPerPenalty` rows
 */
export function softmaxRows(
  x: usize,
  y: usize,
  rows: i32,
  columns: i32,
  scale: f32,
  penalty: usize,
  rowsPerPenalty: i32,
): void {
  const rowBytes = (<usize>columns) << 2;
  for (let row = 0; row < rows; row++) {
    const from = x + <usize>row * rowBytes;
    const to = y + <usize>row * rowBytes;
    let add: usize = 0;
    if (penalty !== 0) add = penalty + <usize>(row / rowsPerPenalty) * rowBytes;
    const largest = writeScores(from, to, columns, scale, add);
    const total = writeExponentials(to, columns, largest);
    scaleRow(to, columns, <f32>1 / total);
  }
}

/** Writes the row's scores; the largest of them. */
function writeScores(
  from: usize,
  to: usize,
  columns: i32,
  scale: f32,
  add: usize,
): f32 {
  let largests = f32x4.splat(-Infinity);
  const scales = f32x4.splat(scale);
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    const at = (<usize>i) << 2;
    let score = f32x4.mul(v128.load(from + at), scales);
    if (add !== 0) score = f32x4.add(score, v128.load(add + at));
    v128.store(to + at, score);
    largests = f32x4.max(largests, score);
  }
  let largest = largestOfLanes(largests);
  for (; i < columns; i++) {
    const at = (<usize>i) << 2;
    let score = load<f32>(from + at) * scale;
    if (add !== 0) score += load<f32>(add + at);
    store<f32>(to + at, score);
    largest = max(largest, score);
  }
  return largest;
}

/** Writes e to the power of score - largest in its place; the sum of them. */
function writeExponentials(row: usize, columns: i32, largest: f32): f32 {
  let sums = f32x4.splat(0);
  const largests = f32x4.splat(largest);
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    const at = row + ((<usize>i) << 2);
    const value = exponential(f32x4.sub(v128.load(at), largests));
    v128.store(at, value);
    sums = f32x4.add(sums, value);
  }
  let total = sumOfLanes(sums);
  for (; i < columns; i++) {
    const at = row + ((<usize>i) << 2);
    const value = exponentialOf(load<f32>(at) - largest);
    store<f32>(at, value);
    total += value;
  }
  return total;
}

function scaleRow(row: usize, columns: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  let i: i32 = 0;
  for (; i <= columns - 4; i += 4) {
    const at = row + ((<usize>i) << 2);
    v128.store(at, f32x4.mul(v128.load(at), factors));
  }
  for (; i < columns; i++) {
    const at = row + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * factor);
  }
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
