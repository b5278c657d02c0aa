/** How a mask is drawn: see {@link keepMask}. */
interface MaskDraw {
  readonly rate: number;
  readonly seed: number;
}

/** The generators' first states; there are four, which take turns. */
export type MaskStates = readonly [number, number, number, number];

/** A value is dropped when the upper 31 bits of its number are below this. */
export function dropThreshold(rate: number): number {
  return Math.floor(rate * 2 ** 31);
}

/**
 * The first states of the four generators of a seed, none of them 0: the
 * seed and the generator's number, mixed by MurmurHash3's last step.
 */
export function maskStates(seed: number): MaskStates {
  const stateOf = (generator: number): number => {
    let state = (seed + generator * 0x9e3779b9) | 0;
    state = Math.imul(state ^ (state >>> 16), 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    return (state ^ (state >>> 16)) | 0 || 1;
  };
  return [stateOf(1), stateOf(2), stateOf(3), stateOf(4)];
}

/**
 * 1 / (1 - rate) where a value is kept, 0 where it is dropped.
 *
 * Marsaglia's xorshift32, four of them in turn as the wasm kernel has them side
 * by side: a step of training needs millions of values, and each takes a few
 * instructions here.
 *
 * @see Marsaglia 2003, https://doi.org/10.18637/jss.v008.i14
 */
export function keepMask({ rate, seed }: MaskDraw, size: number): Float32Array {
  const mask = new Float32Array(size);
  // The floats as their bits: 0 is all zeros, so a value is dropped by an AND,
  // without a branch that the processor would guess wrongly.
  const bits = new Int32Array(mask.buffer);
  const [kept = 0] = new Int32Array(Float32Array.of(1 / (1 - rate)).buffer);
  const threshold = dropThreshold(rate);
  let [a, b, c, d] = maskStates(seed);
  for (let i = 0; i < size; i++) {
    let state = a;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    // The difference's sign, -1 or 0, says whether to drop.
    bits[i] = kept & ~(((state >>> 1) - threshold) >> 31);
    [a, b, c, d] = [b, c, d, state];
  }
  return mask;
}
