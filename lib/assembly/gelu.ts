import { exponential } from "./exponential";

const rootHalf: f32 = Mathf.SQRT1_2;
/** 1 / √(2π) */
const densityAtZero: f32 = 0.3989422804014327;

/** Writes gelu(x) = x Φ(x), Φ being the standard normal distribution. */
export function gelu(x: usize, y: usize, length: i32): void {
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    v128.store(y + at, geluOf(v128.load(x + at)));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    const value = geluOf(f32x4.splat(load<f32>(x + at)));
    store<f32>(y + at, f32x4.extract_lane(value, 0));
  }
}

/** Writes dy · (Φ(x) + x φ(x)), φ being the normal density. */
export function geluGradient(
  x: usize,
  dy: usize,
  dx: usize,
  length: i32,
): void {
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    const slope = slopeOf(v128.load(x + at));
    v128.store(dx + at, f32x4.mul(slope, v128.load(dy + at)));
  }
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    const slope = slopeOf(f32x4.splat(load<f32>(x + at)));
    const value = f32x4.extract_lane(slope, 0) * load<f32>(dy + at);
    store<f32>(dx + at, value);
  }
}

function geluOf(x: v128): v128 {
  const density = exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
  return f32x4.mul(x, distribution(x, density));
}

function slopeOf(x: v128): v128 {
  const density = exponential(f32x4.mul(f32x4.mul(x, x), f32x4.splat(-0.5)));
  const scaled = f32x4.mul(f32x4.mul(x, density), f32x4.splat(densityAtZero));
  return f32x4.add(distribution(x, density), scaled);
}

/**
 * Φ(x), given e^(-x²/2), within 1.5e-7: half the tail 1 - erf(|x|/√2), turned
 * over where x > 0.
 *
 * @see Abramowitz and Stegun 1964, 7.1.26
 */
function distribution(x: v128, density: v128): v128 {
  const one = f32x4.splat(1);
  const z = f32x4.mul(f32x4.abs(x), f32x4.splat(rootHalf));
  const t = f32x4.div(
    one,
    f32x4.add(one, f32x4.mul(z, f32x4.splat(0.3275911))),
  );
  let sum = f32x4.splat(1.061405429);
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-1.453152027));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(1.421413741));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(-0.284496736));
  sum = f32x4.add(f32x4.mul(sum, t), f32x4.splat(0.254829592));
  const tail = f32x4.mul(
    f32x4.mul(f32x4.mul(sum, t), density),
    f32x4.splat(0.5),
  );
  const isPositive = f32x4.gt(x, f32x4.splat(0));
  return v128.bitselect(f32x4.sub(one, tail), tail, isPositive);
}
