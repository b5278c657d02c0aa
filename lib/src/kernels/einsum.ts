import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { parseEinsum } from "./einsum-equation";

/** A tensor with a letter for each of its axes. */
interface Lettered {
  readonly letters: string;
  readonly tensor: tf.Tensor;
}

/**
 * The contraction of one or two tensors by an equation such as
 * `"bhqd,bhkd->bhqk"`: the product over letters, summed over those that the
 * output lacks.
 *
 * What one operand alone has is summed first. What both have and the output
 * lacks is then summed by one product of matrices `[batch, rows, inner]` ·
 * `[batch, inner, columns]`: the letters of each of the four kinds are taken
 * together as one axis.
 *
 * @throws DataError when the equation cannot be computed, ShapeError when a
 * tensor does not fit it
 */
export function contract(
  equation: string,
  tensors: readonly tf.Tensor[],
): tf.Tensor {
  const { operands, output } = parseEinsum(equation);
  const [first, second] = pair(operands, tensors);
  return tf.tidy(() => {
    const product = second ? multiply(first, second, output) : first;
    const summed = sumOthers(product, output);
    const ordered = reorder(summed, output).tensor;
    // The result has a life of its own, also where there was nothing to do.
    return tensors.includes(ordered) ? ordered.clone() : ordered;
  });
}

/** The tensors with their letters, each size having been checked. */
function pair(
  operands: readonly string[],
  tensors: readonly tf.Tensor[],
): readonly [Lettered, Lettered | undefined] {
  const sizes = new Map<string, number>();
  const [first, ...others] = operands.map((letters, i) => {
    const tensor = tensors[i];
    if (tensor?.rank !== letters.length) {
      const got = tensor ? formatShape(tensor.shape) : "no tensor";
      throw refuse(`a tensor with the axes "${letters}"`, got);
    }
    tensor.shape.forEach((size, axis) => {
      const letter = letters.charAt(axis);
      const wanted = sizes.get(letter) ?? size;
      sizes.set(letter, wanted);
      if (size !== wanted) throw refuse(`${letter} of ${wanted}`, `${size}`);
    });
    return { letters, tensor };
  });
  if (tensors.length !== operands.length || first === undefined) {
    throw refuse(`${operands.length} tensors`, `${tensors.length}`);
  }
  return [first, others[0]];
}

/** The product of two tensors, what only they share summed. */
function multiply(a: Lettered, b: Lettered, output: string): Lettered {
  const left = sumOthers(a, output + b.letters);
  const right = sumOthers(b, output + a.letters);
  const isShared = (letter: string) =>
    left.letters.includes(letter) && right.letters.includes(letter);
  const batch = keep(output, isShared);
  const inner = keep(left.letters, (letter) => {
    return isShared(letter) && !output.includes(letter);
  });
  const rows = keep(output, (letter) => !right.letters.includes(letter));
  const columns = keep(output, (letter) => !left.letters.includes(letter));
  // What has fewer axes than the product is set beside it as one of size 1.
  const parts = { batch, rows, inner, columns };
  const isPlain = inner === "" || rows + columns === "";
  const product = isPlain
    ? multiplyEach(left, right, parts)
    : multiplyMatrices(left, right, parts);
  const letters = batch + rows + columns;
  return { letters, tensor: product.reshape(sizesOf([left, right], letters)) };
}

type Parts = Readonly<Record<"batch" | "rows" | "inner" | "columns", string>>;

/** Products of single numbers: nothing is summed, or all that is not batch. */
function multiplyEach(
  left: Lettered,
  right: Lettered,
  { batch, rows, inner, columns }: Parts,
): tf.Tensor {
  if (inner !== "") {
    const order = [batch, inner];
    return together(left, order).mul(together(right, order)).sum(1);
  }
  const a = together(left, [batch, rows]).expandDims(2);
  return a.mul(together(right, [batch, columns]).expandDims(1));
}

/** One product of matrices, turned over where that saves moving numbers. */
function multiplyMatrices(
  left: Lettered,
  right: Lettered,
  { batch, rows, inner, columns }: Parts,
): tf.Tensor {
  const turnLeft = left.letters === batch + inner + rows;
  const turnRight = right.letters === batch + columns + inner;
  const a = together(left, [batch, ...swapIf(turnLeft, rows, inner)]);
  const b = together(right, [batch, ...swapIf(turnRight, inner, columns)]);
  // A copy on tfjs's own wasm kernels, which misread a factor of two shapes;
  // elsewhere clones share their numbers.
  return tf.matMul(a, b.clone(), turnLeft, turnRight);
}

/** The tensor with axes that are each some of its letters, in this order. */
function together(x: Lettered, groups: readonly string[]): tf.Tensor {
  const shape = groups.map((letters) =>
    sizesOf([x], letters).reduce((product, size) => product * size, 1),
  );
  return reorder(x, groups.join("")).tensor.reshape(shape);
}

/** The sum over the axes whose letters are not in `wanted`. */
function sumOthers({ letters, tensor }: Lettered, wanted: string): Lettered {
  const kept = keep(letters, (letter) => wanted.includes(letter));
  if (kept === letters) return { letters, tensor };
  const others = keep(letters, (letter) => !wanted.includes(letter));
  const axes = [...others].map((letter) => letters.indexOf(letter));
  return { letters: kept, tensor: tensor.sum(axes) };
}

/** The same tensor, its axes in the order of `wanted`. */
function reorder({ letters, tensor }: Lettered, wanted: string): Lettered {
  if (letters === wanted) return { letters, tensor };
  const axes = [...wanted].map((letter) => letters.indexOf(letter));
  return { letters: wanted, tensor: tensor.transpose(axes) };
}

function sizesOf(tensors: readonly Lettered[], letters: string): number[] {
  return [...letters].map((letter) => {
    const owner = tensors.find((x) => x.letters.includes(letter));
    return owner?.tensor.shape[owner.letters.indexOf(letter)] ?? 1;
  });
}

function keep(letters: string, isKept: (letter: string) => boolean): string {
  return [...letters].filter(isKept).join("");
}

function swapIf<T>(isSwapped: boolean, first: T, second: T): readonly [T, T] {
  return isSwapped ? [second, first] : [first, second];
}

function refuse(expected: string, got: string): ShapeError {
  const fix = "Compare the equation with the shapes of the tensors.";
  return new ShapeError({ where: "einsum", expected, got, fix });
}
