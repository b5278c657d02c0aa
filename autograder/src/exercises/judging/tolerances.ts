/** Two numbers agree when they differ by at most `absolute + relative · |expected|`. */
export interface Tolerance {
  readonly name: string;
  readonly absolute: number;
  readonly relative: number;
}

/** Copied numbers: no arithmetic lies between. */
export const exact: Tolerance = { name: "exactly", absolute: 0, relative: 0 };

/** A few float32 operations in another order, or on another backend. */
export const float32: Tolerance = {
  name: "within float32 rounding",
  absolute: 1e-5,
  relative: 1e-4,
};

/** Several layers of float32, or a gradient through one: rounding adds up. */
export const deepFloat32: Tolerance = {
  name: "within rounding of several layers",
  absolute: 1e-4,
  relative: 1e-3,
};

/** Whether they agree. NaN agrees with nothing, and infinity only with itself. */
export function agree(observed: number, expected: number, tolerance: Tolerance): boolean {
  if (observed === expected) return true;
  if (!Number.isFinite(observed) || !Number.isFinite(expected)) return false;
  const allowed = tolerance.absolute + tolerance.relative * Math.abs(expected);
  return Math.abs(observed - expected) <= allowed;
}
