import { expect, it } from "vitest";
import { fitLine } from "./least-squares";

it("finds a line that points lie on", () => {
  const line = fitLine([
    [2, 11],
    [3, 14],
    [7, 26],
  ]);
  expect(line.intercept).toBeCloseTo(5, 10);
  expect(line.slope).toBeCloseTo(3, 10);
  expect(line.rSquared).toBeCloseTo(1, 10);
  expect(line.largestResidual).toBeCloseTo(0, 10);
});

it("says how far points lie from it", () => {
  // Mean x 1, mean y 3; slope 3/2, intercept 3/2; heights 1.5, 3, 4.5; residuals 0.5, -1, 0.5.
  const line = fitLine([
    [0, 2],
    [1, 2],
    [2, 5],
  ]);
  expect(line.slope).toBeCloseTo(1.5, 10);
  expect(line.intercept).toBeCloseTo(1.5, 10);
  expect(line.rSquared).toBeCloseTo(1 - 1.5 / 6, 10);
  expect(line.largestResidual).toBeCloseTo(1 / 3, 10);
});

it("tells a square from a line", () => {
  const squares = [4, 8, 16, 32, 64].map((x) => [x, x * x] as const);
  expect(fitLine(squares).rSquared).toBeLessThan(0.97);
  expect(fitLine(squares).largestResidual).toBeGreaterThan(0.5);
});

it("calls a flat line explained", () => {
  expect(
    fitLine([
      [1, 4],
      [2, 4],
    ]),
  ).toMatchObject({ slope: 0, rSquared: 1 });
});

it("refuses points without a direction", () => {
  expect(() =>
    fitLine([
      [3, 1],
      [3, 2],
    ]),
  ).toThrow("expected two points of different x");
});
