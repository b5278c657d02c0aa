import { describe, expect, it } from "vitest";
import {
  approximationMethods,
  approximationParameters,
} from "./approximation-parameters";

const sum = (numbers: readonly number[]) =>
  numbers.reduce((total, n) => total + n, 0);

describe("approximationParameters", () => {
  it("places three steps by hand", () => {
    const at = (method: Parameters<typeof approximationParameters>[0]) => {
      const { alphas, stepSizes } = approximationParameters(method, 3);
      return [alphas, stepSizes].map((list) =>
        list.map((n) => Number(n.toFixed(4))),
      );
    };
    const third = [0.3333, 0.3333, 0.3333];
    expect(at("riemann_left")).toEqual([[0, 0.3333, 0.6667], third]);
    expect(at("riemann_right")).toEqual([[0.3333, 0.6667, 1], third]);
    expect(at("riemann_middle")).toEqual([[0.1667, 0.5, 0.8333], third]);
    expect(at("riemann_trapezoid")).toEqual([
      [0, 0.5, 1],
      [0.25, 0.5, 0.25],
    ]);
    expect(at("captum_riemann_trapezoid")).toEqual([
      [0, 0.5, 1],
      [0.1667, 0.3333, 0.1667],
    ]);
  });

  it.each(approximationMethods)(
    "gives %s weights that sum to 1, but for Captum's",
    (method) => {
      const total = sum(approximationParameters(method, 7).stepSizes);
      expect(total).toBeCloseTo(
        method === "captum_riemann_trapezoid" ? 6 / 7 : 1,
        12,
      );
    },
  );

  it.each([1, 2, 3, 7, 50, 301])(
    "is exact for a polynomial of degree 2n - 1, n = %i",
    (n) => {
      const { alphas, stepSizes } = approximationParameters("gausslegendre", n);
      const degree = 2 * n - 1;
      const integral = sum(
        alphas.map((alpha, i) => alpha ** degree * (stepSizes[i] ?? NaN)),
      );
      expect(Math.abs(integral - 1 / (degree + 1))).toBeLessThan(1e-12);
      expect(alphas).toEqual([...alphas].sort((a, b) => a - b));
    },
  );

  it("refuses too few steps and a rule that is not there", () => {
    expect(() => approximationParameters("riemann_left", 1)).toThrow(
      "nSteps: expected a whole number of at least 2 for riemann_left, got 1.",
    );
    expect(() => approximationParameters("gausslegendre", 2.5)).toThrow(
      "got 2.5",
    );
    expect(() =>
      approximationParameters("simpson" as "riemann_left", 3),
    ).toThrow(/method: expected one of gausslegendre.*got simpson/);
  });
});
