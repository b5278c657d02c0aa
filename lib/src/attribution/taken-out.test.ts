import * as tf from "@tensorflow/tfjs";
import { expect, it } from "vitest";
import { expectTensor } from "../../tests/tensor-expectations";
import { replaceAt, spreadOver } from "./taken-out";

const first = tf.tensor2d([[1, 0, 0]]);
const last = tf.tensor2d([[0, 0, 1]]);

it("replaceAt keeps type and all other numbers", () => {
  const ids = tf.tensor2d([5, 7, 11, 13, 17, 19], [2, 3], "int32");
  const [changed] = replaceAt([last], [ids], [tf.zerosLike(ids)]);
  expect(changed?.dtype).toBe("int32");
  expectTensor(changed ?? ids, [2, 3], [5, 7, 0, 13, 17, 0]);
});

it("spreadOver puts each example's number where its thing is, and adds", () => {
  const numbers = [tf.tensor1d([2, 3]), tf.tensor1d([5, 7])];
  const [sums] = spreadOver([[first], [last]], numbers);
  expectTensor(sums ?? first, [2, 3], [2, 0, 5, 3, 0, 7]);
  const [twice] = spreadOver([[first], [first]], numbers);
  expectTensor(twice ?? first, [2, 3], [7, 0, 0, 10, 0, 0]);
});
