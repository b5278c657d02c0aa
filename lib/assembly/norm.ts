import { sumOfLanes } from "./lanes";

/** Numbers that are summed in float32 before they join the total. */
const blockLength: i32 = 1024;

/** Σ x²; blocks in float32, their total in double precision. */
export function sumOfSquares(x: usize, length: i32): f64 {
  let total: f64 = 0;
  for (let start = 0; start < length; start += blockLength) {
    const end = min(start + blockLength, length);
    let sums = f32x4.splat(0);
    let i = start;
    for (; i <= end - 4; i += 4) {
      const value = v128.load(x + ((<usize>i) << 2));
      sums = f32x4.add(sums, f32x4.mul(value, value));
    }
    total += <f64>sumOfLanes(sums);
    for (; i < end; i++) {
      const value = <f64>load<f32>(x + ((<usize>i) << 2));
      total += value * value;
    }
  }
  return total;
}

/** Multiplies every number by the factor, in place. */
export function scaleInPlace(x: usize, length: i32, factor: f32): void {
  const factors = f32x4.splat(factor);
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = x + ((<usize>i) << 2);
    v128.store(at, f32x4.mul(v128.load(at), factors));
  }
  for (; i < length; i++) {
    const at = x + ((<usize>i) << 2);
    store<f32>(at, load<f32>(at) * factor);
  }
}
