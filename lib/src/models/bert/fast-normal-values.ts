import type { Random } from "../../random/seeded-random";

/**
 * `count` numbers, normal with mean 0.
 *
 * One draw seeds Marsaglia's xorshift32 for all of them, and each pair of its
 * numbers u, v makes two: √(-2 ln u) · cos(2πv) and √(-2 ln u) · sin(2πv). A
 * BERT has 10⁷ to 10⁸ weights, which take a second or two so.
 *
 * @see Box and Muller 1958, https://doi.org/10.1214/aoms/1177706645
 * @see Marsaglia 2003, https://doi.org/10.18637/jss.v008.i14
 */
export function fastNormalValues(
  random: Random,
  count: number,
  deviation: number,
): Float32Array {
  const values = new Float32Array(count);
  let state = Math.floor(random() * (2 ** 32 - 1)) + 1; // never 0
  for (let i = 0; i < count; i += 2) {
    state = nextState(state);
    // The state is never 0, whose logarithm is not finite.
    const radius =
      deviation * Math.sqrt(-2 * Math.log((state >>> 0) / 2 ** 32));
    state = nextState(state);
    const angle = 2 * Math.PI * ((state >>> 0) / 2 ** 32);
    values[i] = radius * Math.cos(angle);
    // Beyond the end of an odd count this writes nothing.
    values[i + 1] = radius * Math.sin(angle);
  }
  return values;
}

function nextState(state: number): number {
  let next = state ^ (state << 13);
  next ^= next >>> 17;
  return next ^ (next << 5);
}
