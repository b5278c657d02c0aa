/**
 * A generator of uniform numbers in [0, 1), for code that runs beside the learner's, where the
 * library's is not there.
 *
 * @see Chris Doty-Humphrey's sfc32, from PractRand, https://pracrand.sourceforge.net
 */
export function randomFrom(seed: number): () => number {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9 | 0, 0x243f6a88, 1];
  const next = (): number => {
    const drawn = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + drawn;
    c |= 0;
    return (drawn >>> 0) / 2 ** 32;
  };
  // The first numbers of near seeds are alike.
  for (let i = 0; i < 16; i++) next();
  return next;
}
