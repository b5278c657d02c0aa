import { expect, it } from "vitest";
import { gaussLegendre } from "./gauss-legendre";

it("knows the rule of two nodes", () => {
  const { nodes, weights } = gaussLegendre(2);
  const distance = 1 / Math.sqrt(3);
  expect(nodes[0]).toBeCloseTo((1 - distance) / 2, 14);
  expect(nodes[1]).toBeCloseTo((1 + distance) / 2, 14);
  expect(weights).toEqual([expect.closeTo(0.5, 14), expect.closeTo(0.5, 14)]);
});

it.each([1, 3, 7, 50])("integrates polynomials up to degree 2 · %i - 1 exactly", (numNodes) => {
  const { nodes, weights } = gaussLegendre(numNodes);
  for (const degree of [0, 1, numNodes, 2 * numNodes - 1]) {
    const integral = nodes.reduce((sum, x, i) => sum + (weights[i] ?? NaN) * x ** degree, 0);
    expect(integral).toBeCloseTo(1 / (degree + 1), 12);
  }
});
