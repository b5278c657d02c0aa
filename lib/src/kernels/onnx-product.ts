import type { MultiplyMatrices } from "./matrix-product";
import type { OnnxNode } from "./onnx-model";
import type { RunGraph } from "./onnx-runtime";

const forms = [0, 1].flatMap((transA) =>
  [0, 1].map((transB) => ({ transA, transB, name: `${transA}${transB}` })),
);

/** The four forms of a product, transposed or not: left, then right. */
export const productNodes: readonly OnnxNode[] = forms.map(
  ({ transA, transB, name }) => ({
    name: "FusedMatMul",
    domain: "com.microsoft",
    inputs: [`left${name}`, `right${name}`],
    output: `product${name}`,
    integers: { transA, transB },
  }),
);

/** Products by onnxruntime's native kernels, of any number and form. */
export function makeOnnxProduct(
  /** A graph that has the node of this form. */
  graphOf: (form: number) => RunGraph | undefined,
): MultiplyMatrices {
  return (left, right, product, shape) => {
    const { rows, inner, columns, transposeLeft, transposeRight } = shape;
    const leftMatrix = transposeLeft ? [inner, rows] : [rows, inner];
    const rightMatrix = transposeRight ? [columns, inner] : [inner, columns];
    const form = 2 * Number(transposeLeft) + Number(transposeRight);
    const name = forms[form]?.name;
    graphOf(form)?.(
      {
        [`left${name}`]: {
          address: left,
          shape: [...shape.leftBatch, ...leftMatrix],
        },
        [`right${name}`]: {
          address: right,
          shape: [...shape.rightBatch, ...rightMatrix],
        },
      },
      `product${name}`,
      { address: product, shape: [...shape.batch, rows, columns] },
    );
  };
}
