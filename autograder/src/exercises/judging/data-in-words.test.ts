import { expect, it } from "vitest";
import { integersOf, tensorOf } from "../drawing/nested-tensor";
import { dataInWords, named, valuesInWords } from "./data-in-words";

const axes = ["batch", "numHeads", "queryLen", "keyLen"];

it.each([
  [tensorOf([[[[0.25, 0.75]]]]), axes, "[queryLen 1, keyLen 2] = [[0.25, 0.75]]"],
  [
    tensorOf([
      [
        [[1], [2], [3]],
        [[4], [5], [6]],
      ],
    ]),
    axes,
    "[numHeads 2, queryLen 3, keyLen 1] = [[[1], [2], [3]], [[4], [5], [6]]]",
  ],
  [tensorOf([[[1, 2]]]), axes, "[1, 1, 2] = [[[1, 2]]]"],
  [tensorOf(2 / 3), [], "[] = 0.6667"],
  [tensorOf([Number.NaN, Number.POSITIVE_INFINITY]), ["class"], "[class 2] = [NaN, Infinity]"],
  [integersOf([[3, 0]]), undefined, "[1, 2] = [[3, 0]]"],
  [tensorOf(Array.from({ length: 67 }, () => 0)), ["key"], "[key 67], 67 numbers"],
  [[0.123456, "a word", null, true], undefined, '[0.1235, "a word", null, true]'],
  [{ mean: 2, runs: [1, 3] }, undefined, "{ mean: 2, runs: [1, 3] }"],
  [{ unreadable: "a Promise" }, undefined, "a Promise"],
  [undefined, undefined, "nothing"],
])("says %j with the axes %j", (data, names, words) => {
  expect(dataInWords(data, names)).toBe(words);
});

it("cuts what is long, whoever wrote it", () => {
  expect(dataInWords("x".repeat(5_000)).length).toBeLessThan(610);
  expect(dataInWords(Array.from({ length: 900 }, () => "x".repeat(90))).length).toBeLessThan(610);
});

it("names values, and what is no tensor by an equals sign", () => {
  expect(named("weights", tensorOf([[1]]), ["query", "key"])).toBe(
    "weights [query 1, key 1] = [[1]]",
  );
  expect(valuesInWords({ numHeads: 2, x: tensorOf([[5]]) }, { x: ["token", "feature"] })).toBe(
    "numHeads = 2; x [token 1, feature 1] = [[5]]",
  );
});
