import { DataError } from "../errors/data-error";

/**
 * The rules by which an integral from 0 to 1 becomes a sum.
 *
 * `captum_riemann_trapezoid` is what Captum 0.8 computes under the name of
 * `riemann_trapezoid`: its weights sum to (n - 1) / n, so that even a linear
 * function is attributed too little. Ours sum to 1.
 */
export const approximationMethods = [
  "gausslegendre",
  "riemann_left",
  "riemann_right",
  "riemann_middle",
  "riemann_trapezoid",
  "captum_riemann_trapezoid",
] as const;

/** One of {@link approximationMethods}. */
export type ApproximationMethod = (typeof approximationMethods)[number];

/** Where a function is looked at, and what each look counts. */
export interface ApproximationParameters {
  /** Places between 0 and 1. */
  readonly alphas: number[];
  /** Weights; they sum to 1. */
  readonly stepSizes: number[];
}

/**
 * The places and weights of a rule with `nSteps` steps: ∫₀¹ f(α) dα ≈ Σ
 * stepSize · f(alpha).
 *
 * Gauss and Legendre's are exact for polynomials of degree 2 · nSteps - 1.
 *
 * @throws DataError for a rule that is not there, or too few steps
 * @see Original source: captum/attr/_utils/approximation_methods.py
 */
export function approximationParameters(
  method: ApproximationMethod,
  nSteps: number,
): ApproximationParameters {
  requireSteps(method, nSteps);
  if (method === "gausslegendre") return gaussLegendre(nSteps);
  const at = (offset: number) =>
    Array.from({ length: nSteps }, (_, i) => (i + offset) / nSteps);
  const even = Array.from({ length: nSteps }, () => 1 / nSteps);
  if (method === "riemann_left") return { alphas: at(0), stepSizes: even };
  if (method === "riemann_right") return { alphas: at(1), stepSizes: even };
  if (method === "riemann_middle") return { alphas: at(0.5), stepSizes: even };
  const gaps = nSteps - 1;
  const parts = method === "riemann_trapezoid" ? gaps : nSteps;
  return {
    alphas: even.map((_, i) => i / gaps),
    stepSizes: even.map((_, i) =>
      i === 0 || i === gaps ? 0.5 / parts : 1 / parts,
    ),
  };
}

function requireSteps(method: ApproximationMethod, nSteps: number): void {
  if (!approximationMethods.includes(method)) {
    throw new DataError({
      where: "method",
      expected: `one of ${approximationMethods.join(", ")}`,
      got: String(method),
      fix: "The default, gausslegendre, needs the fewest steps.",
    });
  }
  const least = method === "gausslegendre" ? 1 : 2;
  if (Number.isInteger(nSteps) && nSteps >= least) return;
  throw new DataError({
    where: "nSteps",
    expected: `a whole number of at least ${least} for ${method}`,
    got: String(nSteps),
    fix: "50 is the usual number.",
  });
}

/** By Newton's method on the Legendre polynomial, from the usual first guesses. */
function gaussLegendre(nSteps: number): ApproximationParameters {
  const alphas: number[] = [];
  const stepSizes: number[] = [];
  for (let i = 1; i <= nSteps; i++) {
    let x = Math.cos((Math.PI * (i - 0.25)) / (nSteps + 0.5));
    let slope = 0;
    for (let round = 0; round < 100; round++) {
      const { value, derivative } = legendre(nSteps, x);
      slope = derivative;
      const change = value / derivative;
      x -= change;
      if (Math.abs(change) < 1e-15) break;
    }
    // From [-1, 1] to [0, 1], the smallest first.
    alphas.push((1 - x) / 2);
    stepSizes.push(1 / ((1 - x * x) * slope * slope));
  }
  return { alphas, stepSizes };
}

/** The Legendre polynomial of degree n at x, by its recurrence. */
function legendre(n: number, x: number) {
  let [before, value] = [1, x];
  for (let k = 2; k <= n; k++) {
    [before, value] = [value, ((2 * k - 1) * x * value - (k - 1) * before) / k];
  }
  return { value, derivative: (n * (x * value - before)) / (x * x - 1) };
}
