/**
 * Writes x · scale where a value is kept and 0 where it is dropped.
 *
 * Four generators, Marsaglia's xorshift32, take turns; a value is dropped when
 * the upper 31 bits of its number are below `threshold`.
 */
export function dropout(
  x: usize,
  y: usize,
  length: i32,
  threshold: i32,
  scale: f32,
  state0: i32,
  state1: i32,
  state2: i32,
  state3: i32,
): void {
  let state = i32x4.splat(state0);
  state = i32x4.replace_lane(state, 1, state1);
  state = i32x4.replace_lane(state, 2, state2);
  state = i32x4.replace_lane(state, 3, state3);
  const thresholds = i32x4.splat(threshold);
  const scales = f32x4.splat(scale);
  let i: i32 = 0;
  for (; i <= length - 4; i += 4) {
    const at = (<usize>i) << 2;
    state = nextState(state);
    const isDropped = i32x4.lt_s(i32x4.shr_u(state, 1), thresholds);
    const kept = f32x4.mul(v128.load(x + at), scales);
    v128.store(y + at, v128.andnot(kept, isDropped));
  }
  if (i === length) return;
  state = nextState(state);
  for (; i < length; i++) {
    const at = (<usize>i) << 2;
    const isDropped = i32x4.extract_lane(state, 0) >>> 1 < threshold;
    store<f32>(y + at, isDropped ? 0 : load<f32>(x + at) * scale);
    state = i8x16.shuffle(
      state,
      state,
      4,
      5,
      6,
      7,
      8,
      9,
      10,
      11,
      12,
      13,
      14,
      15,
      0,
      1,
      2,
      3,
    );
  }
}

function nextState(state: v128): v128 {
  let next = v128.xor(state, i32x4.shl(state, 13));
  next = v128.xor(next, i32x4.shr_u(next, 17));
  return v128.xor(next, i32x4.shl(next, 5));
}
