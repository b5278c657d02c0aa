/** The line through some points that is nearest to them. */
export interface FittedLine {
  readonly intercept: number;
  readonly slope: number;
  /** The share of the variance that the line explains: 1 when all points lie on it. */
  readonly rSquared: number;
  /** The largest distance of a point from the line, as a share of the line's height there. */
  readonly largestResidual: number;
}

/**
 * The line y = intercept + slope · x with the least sum of squared distances.
 *
 * @throws RangeError unless there are two points of different x
 */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): FittedLine {
  const meanX = mean(points.map(([x]) => x));
  const meanY = mean(points.map(([, y]) => y));
  const sumOver = (term: (x: number, y: number) => number) =>
    points.reduce((total, [x, y]) => total + term(x, y), 0);
  const varianceX = sumOver((x) => (x - meanX) ** 2);
  if (!(varianceX > 0))
    throw new RangeError("fitLine: expected two points of different x, got fewer.");
  const slope = sumOver((x, y) => (x - meanX) * (y - meanY)) / varianceX;
  const intercept = meanY - slope * meanX;
  const heightAt = (x: number) => intercept + slope * x;
  const unexplained = sumOver((x, y) => (y - heightAt(x)) ** 2);
  const varianceY = sumOver((_, y) => (y - meanY) ** 2);
  return {
    intercept,
    slope,
    // A flat line through equal points explains all there is.
    rSquared: varianceY === 0 ? 1 : 1 - unexplained / varianceY,
    largestResidual: Math.max(
      ...points.map(([x, y]) => Math.abs(y - heightAt(x)) / Math.abs(heightAt(x))),
    ),
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
