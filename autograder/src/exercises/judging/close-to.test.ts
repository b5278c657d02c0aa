import { describe, expect, it } from "vitest";
import type { TensorData } from "../../data/data";
import { closeTo } from "./close-to";
import { sumsToOne } from "./sums-to-one";
import { exact, float32 } from "./tolerances";

const tensor = (shape: number[], values: number[]): TensorData => ({
  dtype: "float32",
  shape,
  values: Float32Array.from(values),
});
const how = { what: "the weights", axes: ["query", "key"], tolerance: float32 };
const expected = tensor([2, 3], [0, 0.1, 0.2, 0.3, 0.4, 0.5]);

describe("closeTo", () => {
  it("passes within the tolerance, and not beyond", () => {
    const moved = (by: number) =>
      tensor(
        [2, 3],
        [...expected.values].map((x) => x + by),
      );
    expect(closeTo(moved(5e-6), expected, how).passed).toBe(true);
    expect(closeTo(moved(5e-4), expected, how).passed).toBe(false);
    expect(closeTo(moved(5e-6), expected, { ...how, tolerance: exact }).passed).toBe(false);
  });

  it("names the first number that differs, where it is, and the likely cause", () => {
    const observed = tensor([2, 3], [0, 0.1, 0.2, 0.3, 0.7, 0.9]);
    expect(closeTo(observed, expected, { ...how, cause: "Check the mask." })).toEqual({
      passed: false,
      message: "The weights: 2 of 6 numbers differ, the first at query 1, key 1. Check the mask.",
      expected: "0.4",
      observed: "0.7",
    });
  });

  it.each([Number.NaN, Infinity, -Infinity])("never passes %d", (strange) => {
    const observed = tensor([2, 3], [0, 0.1, 0.2, 0.3, 0.4, strange]);
    expect(closeTo(observed, expected, how)).toMatchObject({
      passed: false,
      message: `The weights: ${strange} at query 1, key 2.`,
      observed: String(strange),
    });
    expect(closeTo(observed, observed, how).passed).toBe(!Number.isNaN(strange));
  });

  it("names the axes whose sizes differ", () => {
    const longer = tensor([2, 4], [0, 0, 0, 0, 0, 0, 0, 0]);
    expect(closeTo(longer, expected, how)).toEqual({
      passed: false,
      message: "The weights: key is 4.",
      expected: "[query 2, key 3]",
      observed: "[2, 4]",
    });
    const turned = tensor([3, 2], [0, 0, 0, 0, 0, 0]);
    expect(closeTo(turned, expected, how)).toMatchObject({
      message: "The weights: query and key are swapped.",
    });
  });
});

describe("sumsToOne", () => {
  it("passes for distributions only", () => {
    const of = (values: number[]) => sumsToOne(tensor([2, 2], values), how);
    expect(of([0.25, 0.75, 1, 0]).passed).toBe(true);
    expect(of([0.25, 0.75, 0.5, 0.4])).toMatchObject({
      message: "The weights: the row at query 1 does not sum to 1.",
      observed: "0.9",
    });
    expect(of([1.5, -0.5, 1, 0])).toMatchObject({
      message: "The weights: a negative weight at query 0.",
    });
    expect(of([Number.NaN, 1, 1, 0]).passed).toBe(false);
    expect(of([0.5, 0.5, 0.5, 0.5]).passed).toBe(false);
    expect(sumsToOne(tensor([0, 2], []), how).passed).toBe(false);
  });
});
