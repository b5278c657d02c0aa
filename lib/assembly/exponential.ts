const log2E: f32 = Mathf.LOG2E;
// ln 2 in two parts, the first with few bits, so that n · ln 2 is exact.
const ln2High: f32 = 0.693359375;
const ln2Low: f32 = -2.1219444e-4;
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
  const bounded = f32x4.max(
    f32x4.min(x, f32x4.splat(largest)),
    f32x4.splat(smallest),
  );
  const n = f32x4.nearest(f32x4.mul(bounded, f32x4.splat(log2E)));
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
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127));
  const power = i32x4.shl(exponent, 23);
  const isTooSmall = f32x4.lt(x, f32x4.splat(smallest));
  return v128.andnot(f32x4.mul(sum, power), isTooSmall);
}

/** {@link exponential} of one number, with the same bits. */
export function exponentialOf(x: f32): f32 {
  return f32x4.extract_lane(exponential(f32x4.splat(x)), 0);
}
