/** Where to evaluate a function, and how much each value counts. */
export interface Quadrature {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/**
 * The Gauss–Legendre rule on [0, 1]: exact for polynomials up to degree 2 · numNodes - 1.
 *
 * The nodes are the roots of the Legendre polynomial, found by Newton's method.
 *
 * @see Abramowitz and Stegun 1964, 25.4.29
 */
export function gaussLegendre(numNodes: number): Quadrature {
  const roots = Array.from({ length: numNodes }, (_, i) => rootNear(numNodes, i));
  return {
    nodes: roots.map(({ x }) => (1 + x) / 2),
    weights: roots.map(({ x, slope }) => 1 / ((1 - x * x) * slope * slope)),
  };
}

/** The i-th root from the left in [-1, 1], and the polynomial's slope there. */
function rootNear(degree: number, i: number): { x: number; slope: number } {
  let x = -Math.cos((Math.PI * (i + 0.75)) / (degree + 0.5));
  for (;;) {
    const { value, slope } = legendre(degree, x);
    const step = value / slope;
    x -= step;
    if (Math.abs(step) < 1e-15 * Math.max(1, Math.abs(x))) return { x, slope };
  }
}

/** The Legendre polynomial of this degree at x, by its three-term recurrence. */
function legendre(degree: number, x: number): { value: number; slope: number } {
  let [before, value] = [0, 1];
  for (let n = 0; n < degree; n++) {
    [before, value] = [value, ((2 * n + 1) * x * value - n * before) / (n + 1)];
  }
  return { value, slope: (degree * (x * value - before)) / (x * x - 1) };
}
