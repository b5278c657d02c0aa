import * as tf from "@tensorflow/tfjs";
import { beforeAll, describe, expect, it } from "vitest";
import { fastBackends } from "../../tests/fast-backends";
import {
  expectNoLeak,
  expectNumbers,
  expectTensor,
  waveTensor,
} from "../../tests/tensor-expectations";
import { startBackend } from "../backend/backend-candidates";
import { ShapeError } from "../errors/shape-error";
import { parseEinsum } from "./einsum-equation";

const sizes: Readonly<Record<string, number>> = {
  b: 2,
  h: 3,
  i: 5,
  j: 7,
  k: 2,
  q: 5,
  d: 3,
};

/** The definition: a loop over all letters. Labels are few, so it is quick. */
function sumByLoops(equation: string, operands: tf.Tensor[]) {
  const { operands: terms, output } = parseEinsum(equation);
  const letters = [...new Set(terms.join(""))];
  const shape = sizesOf(output);
  const values = operands.map((operand) => operand.dataSync());
  const result = new Float64Array(tf.util.sizeFromShape(shape));
  const at: Record<string, number> = {};
  const place = (term: string) =>
    [...term].reduce((sum, x) => sum * (sizes[x] ?? 0) + (at[x] ?? 0), 0);
  const visit = (depth: number) => {
    const letter = letters[depth];
    if (letter === undefined) {
      const factors = terms.map((term, i) => values[i]?.[place(term)] ?? NaN);
      result[place(output)] += factors.reduce((a, b) => a * b, 1);
      return;
    }
    for (let index = 0; index < (sizes[letter] ?? 0); index++) {
      at[letter] = index;
      visit(depth + 1);
    }
  };
  visit(0);
  return { shape, values: Array.from(result) };
}

function sizesOf(letters: string): number[] {
  return [...letters].map((letter) => sizes[letter] ?? 0);
}

function makeOperands(equation: string): tf.Tensor[] {
  const { operands } = parseEinsum(equation);
  return operands.map((letters, i) => waveTensor(sizesOf(letters), i));
}

/** Equations by what is to be done for them. */
const equations = [
  "ij,jk->ik",
  "ij,jk->ki",
  "ji,jk->ik",
  "ij,kj->ik",
  "ji,kj->ik",
  "ji,kj->ki",
  "bij,bjk->bik",
  "bij,jk->bik",
  "ij,bjk->bik",
  "bij,bjk->ikb",
  "bhqd,bhkd->bhqk",
  "bqhd,bkhd->bhqk",
  "bhqk,bhkd->bqhd",
  "bhij,hji->bh",
  "bi,bj->ij",
  "ijk,jk->i",
  "i,i->",
  "i,i->i",
  "ij,ij->ij",
  "ij,ji->ij",
  "ij,ij->i",
  "i,j->ij",
  "i,j->ji",
  ",ij->ji",
  ",->",
  "i->",
  "ij->i",
  "ij->j",
  "ij->",
  "ij->ji",
  "ij->ij",
  "bij->jb",
  "bij",
  "kj,ji",
  // tfjs's own kernel gives these wrongly.
  "b,bi->b",
  "bi,b->b",
  "i,j->i",
  "i,j->",
  "ij,k->ik",
  "ij,jk->",
  "ij,k->i",
];

/** Central differences of float32 numbers are good for this much of 1. */
const differenceTolerance = 2e-3;

describe.each([...fastBackends, "wasm", "cpu"] as const)("%s", (backend) => {
  beforeAll(() => startBackend[backend]());

  it.each(equations)("%s is the sum of products", (equation) => {
    const operands = makeOperands(equation);
    const expected = sumByLoops(equation, operands);
    const result = tf.einsum(equation, ...operands);
    expectTensor(result, expected.shape, expected.values);
    expectNoLeak(() => tf.einsum(equation, ...operands));
    // The operands outlive the result.
    result.dispose();
    for (const operand of operands) operand.dataSync();
  });

  it.each(equations)("%s has the slopes of its definition", (equation) => {
    const operands = makeOperands(equation);
    const { shape } = sumByLoops(equation, operands);
    const weights = waveTensor(shape, 5);
    const lossOf = (...all: tf.Tensor[]) =>
      tf.einsum(equation, ...all).mul<tf.Scalar>(weights);
    const slopes = tf.grads(lossOf)(operands);
    expect(slopes.length).toBe(operands.length);
    slopes.forEach((slope, k) => {
      // It is linear in each operand: a step of 1 is as good as a small one.
      const size = operands[k]?.size ?? 0;
      const expected = Array.from({ length: size }, (_, place) => {
        const unit = new Float32Array(size).fill(1, place, place + 1);
        const moved = operands.map((x, i) =>
          i === k ? tf.tensor(unit, x.shape) : x,
        );
        const { values } = sumByLoops(equation, moved);
        const factors = weights.dataSync();
        return values.reduce((sum, x, i) => sum + x * (factors[i] ?? NaN), 0);
      });
      expectTensor(slope, operands[k]?.shape ?? [], expected);
    });
    expectNoLeak(() => tf.grads(lossOf)(operands));
  });

  it("has the slopes of finite differences, and of the slopes too", () => {
    const [x = tf.scalar(0), y = tf.scalar(0)] = makeOperands("ij,jk");
    const lossOf = (at: tf.Tensor) =>
      tf.einsum("ij,jk->ik", at, y).square().sum();
    const penaltyOf = (at: tf.Tensor) => tf.grad(lossOf)(at).square().sum();
    for (const f of [lossOf, penaltyOf]) {
      const slope = [...tf.grad(f)(x).dataSync()];
      const step = 1e-2;
      const direction = waveTensor(x.shape, 9);
      const change = [1, -1].map(
        (sign) => f(x.add(direction.mul(sign * step))).dataSync()[0] ?? NaN,
      );
      const along = slope.reduce(
        (sum, s, i) => sum + s * (direction.dataSync()[i] ?? NaN),
        0,
      );
      const measured = ((change[0] ?? NaN) - (change[1] ?? NaN)) / (2 * step);
      const scale = Math.max(1, Math.abs(along));
      expectNumbers([measured / scale], [along / scale], differenceTolerance);
    }
  });

  // tfjs's own wasm kernels leave what lay in memory.
  it.skipIf(backend === "wasm")("takes axes of size 0", () => {
    const none = tf.zeros([2, 0]);
    expectTensor(
      tf.einsum("ij,jk->ik", none, tf.zeros([0, 3])),
      [2, 3],
      [0, 0, 0, 0, 0, 0],
    );
    expectTensor(tf.einsum("ij->i", none), [2], [0, 0]);
    expectTensor(tf.einsum("ij,jk->jk", none, tf.zeros([0, 3])), [0, 3], []);
  });

  it("refuses tensors that do not fit, leaving nothing behind", () => {
    const [a, b] = [tf.ones([2, 3]), tf.ones([4, 5])];
    const before = tf.memory().numTensors;
    expect(() => tf.einsum("ij,jk->ik", a, b)).toThrow(ShapeError);
    expect(() => tf.einsum("ij,jk->ik", a, b)).toThrow(
      "einsum: expected j of 3, got 4. Compare the equation with the shapes of the tensors.",
    );
    expect(() => tf.einsum("ij,jk->ik", a)).toThrow(
      'einsum: expected a tensor with the axes "jk", got no tensor.',
    );
    expect(() => tf.einsum("ij->i", a, b)).toThrow("expected 1 tensors, got 2");
    expect(() => tf.einsum("ijk->i", a)).toThrow(
      'expected a tensor with the axes "ijk", got [2, 3]',
    );
    expect(() => tf.einsum("ii->", a)).toThrow("each letter once");
    expect(tf.memory().numTensors).toBe(before);
  });

  it.each(["bhqd,bhkd->bhqk", "bij,bjk->bik", "ji,jk->ik"])(
    "%s moves no numbers but by the product",
    async (equation) => {
      const operands = makeOperands(equation);
      const { kernelNames } = await tf.profile(() =>
        tf.einsum(equation, ...operands),
      );
      expect(kernelNames).toContain("BatchMatMul");
      expect(kernelNames).not.toContain("Transpose");
    },
  );

  it("is not misled by one tensor as the factor of two shapes", () => {
    const numbers = Array.from({ length: 24 }, (_, i) => i);
    const factor = tf.tensor3d(numbers, [2, 2, 6]);
    const wide = tf.einsum("ij,jkl->ikl", tf.ones([1, 2]), factor);
    const long = tf.einsum("ijk,jkl->il", tf.ones([1, 2, 2]), factor);
    expectTensor(long, [1, 6], [36, 40, 44, 48, 52, 56]);
    expect(wide.dataSync()[0]).toBe(12);
  });
});
