import * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import { bends } from "./rescale-rule";

/** Linear in all they are given, by the kernel of tfjs. */
const linear: ReadonlySet<string> = new Set([
  "Add",
  "AddN",
  "AvgPool",
  "Cast",
  "Concat",
  "ExpandDims",
  "Identity",
  "Mean",
  "Neg",
  "Pack",
  "PadV2",
  "Reshape",
  "Reverse",
  "Slice",
  "SplitV",
  "StridedSlice",
  "Sub",
  "Sum",
  "Tile",
  "Transpose",
  "Unpack",
]);

/** Linear in these of what they are given, as long as the rest is constant. */
const linearIn: ReadonlyMap<string, readonly string[]> = new Map([
  ["AttendingLinear", ["x"]],
  ["BatchMatMul", ["a", "b"]],
  ["Conv2D", ["x"]],
  ["DepthwiseConv2dNative", ["x"]],
  ["FusedBatchNorm", ["x"]],
  ["GatherV2", ["x"]],
  ["Multiply", ["a", "b"]],
  ["RealDiv", ["a"]],
]);

/**
 * Nothing; throws when an operation between the inputs and the output is neither
 * linear nor a function of one number that has a rule.
 *
 * To be called while tfjs records, with the output just computed.
 *
 * @throws OperationError that names it
 */
export function requireRescalable(
  inputs: readonly tf.Tensor[],
  output: tf.Tensor,
): void {
  const tape = tf.engine().state.activeTape ?? [];
  const moved = new Set(inputs.map(({ id }) => id));
  const onTheWay = tape.filter(({ inputs: given, outputs }) => {
    const depends = Object.values(given).some(({ id }) => moved.has(id));
    if (depends) for (const { id } of outputs) moved.add(id);
    return depends;
  });
  const wanted = new Set([output.id]);
  for (const node of onTheWay.reverse()) {
    if (!node.outputs.some(({ id }) => wanted.has(id))) continue;
    for (const { id } of Object.values(node.inputs)) wanted.add(id);
    const depending = Object.entries(node.inputs).flatMap(([name, { id }]) =>
      moved.has(id) ? name : [],
    );
    if (!hasRule(node.kernelName, depending)) throw refuse(node.kernelName);
  }
}

function hasRule(kernel: string, depending: readonly string[]): boolean {
  if (linear.has(kernel) || bends.has(kernel)) return true;
  const names = linearIn.get(kernel);
  return (
    depending.length === 1 && depending.every((name) => names?.includes(name))
  );
}

function refuse(kernel: string): OperationError {
  return new OperationError({
    where: "deepLift",
    expected: "linear operations and ReLU, sigmoid, tanh, ELU or softplus",
    got: `${kernel}, for which the rescale rule does not hold`,
    fix: "Use integratedGradients, or explain a layer behind it: splitAtLayer.",
  });
}
