const log2E: f32 = Mathf.LOG2E;
// ln 2 in two parts, the first with few bits, so that n · ln 2 is exact.
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444e-4;
/** 1.5 · 2²³ */
const roundingShift: f32 = 12582912;
const largest: f32 = 88.3762626647949;
const smallest: f32 = -87.3365447504019;

/**
 * e to the x, for four numbers; 0 below -87.3, where a float32 has no more room.
 *
 * x = n ln 2 + r with |r| <= ln 2 / 2; e^r by a polynomial, 2^n by its bits. The
 * relative error is below 2e-7. NaN stays NaN.
 *
 * @see Moshier, Cephes, expf, https://www.netlib.org/cephes/
 */
export function exponential(x: v128): v128 {
  // Unlike min and max, which have signed zeros to tell apart, these are one
  // instruction; NaN, given first, stays.
  const bounded = f32x4.pmax(
    f32x4.pmin(x, f32x4.splat(largest)),
    f32x4.splat(smallest),
  );
  // Beside so large a number there is no room for a fraction: the sum is
  // rounded, and its last bits are the integer n.
  const shifted = f32x4.add(
    f32x4.mul(bounded, f32x4.splat(log2E)),
    f32x4.splat(roundingShift),
  );
  const n = f32x4.sub(shifted, f32x4.splat(roundingShift));
  let r = f32x4.sub(bounded, f32x4.mul(n, f32x4.splat(ln2High)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(ln2Low)));
  let sum = f32x4.splat(1.98756915e-4);
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.3981999507e-3));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(8.3334519073e-3));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(4.1665795894e-2));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(1.6666665459e-1));
  sum = f32x4.add(f32x4.mul(sum, r), f32x4.splat(5.0000001201e-1));
  sum = f32x4.add(f32x4.mul(sum, f32x4.mul(r, r)), r);
  sum = f32x4.add(sum, f32x4.splat(1));
  // One's own exponent is the bias that 2^n needs.
  const power = i32x4.add(i32x4.shl(shifted, 23), f32x4.splat(1));
  const isTooSmall = f32x4.lt(x, f32x4.splat(smallest));
  return v128.andnot(f32x4.mul(sum, power), isTooSmall);
}

/** {@link exponential} of one number, with the same bits. */
export function exponentialOf(x: f32): f32 {
  return f32x4.extract_lane(exponential(f32x4.splat(x)), 0);
}
