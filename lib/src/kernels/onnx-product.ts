import type { MultiplyMatrices } from "./matrix-product";
import type { loadOnnxOperators, RunOperator } from "./onnx-runtime";

/** Multiplications from which a second thread saves more than it costs to
 * wake: some 50 microseconds. */
const worthThreads = 4e6;

/** Products by onnxruntime's native kernels, of any number and transposed or not. */
export function makeOnnxProduct(
  makeOperator: ReturnType<typeof loadOnnxOperators>,
): MultiplyMatrices {
  const makeProduct = (transA: number, transB: number): Products => {
    const operator = {
      name: "FusedMatMul",
      domain: "com.microsoft",
      inputs: ["left", "right"],
      output: "product",
      attributes: { transA, transB },
    };
    return { small: makeOperator(operator, 1), large: makeOperator(operator) };
  };
  const products = [0, 1].map((transA) =>
    [0, 1].map((transB) => makeProduct(transA, transB)),
  );
  return (left, right, product, shape) => {
    const { rows, inner, columns, transposeLeft, transposeRight } = shape;
    const leftMatrix = transposeLeft ? [inner, rows] : [rows, inner];
    const rightMatrix = transposeRight ? [columns, inner] : [inner, columns];
    const output = [...shape.batch, rows, columns];
    const work = output.reduce((count, size) => count * size, inner);
    const form = products[Number(transposeLeft)]?.[Number(transposeRight)];
    form?.[work < worthThreads ? "small" : "large"](
      {
        left: { address: left, shape: [...shape.leftBatch, ...leftMatrix] },
        right: { address: right, shape: [...shape.rightBatch, ...rightMatrix] },
      },
      { address: product, shape: output },
    );
  };
}

type Products = Readonly<Record<"small" | "large", RunOperator>>;
