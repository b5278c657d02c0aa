import type * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import type { KernelCall } from "./kernel-registry";
import {
  float32OnlyOnWasm,
  neverFloat32OnWasm,
  notBoolOnWasm,
  sameTypesOnWasm,
} from "./missing-operations";

const castFirst = "Cast first: x.toFloat().";

/** Inputs that are never float32, whatever a kernel computes. */
const otherInputs = ["condition", "indices", "segmentIds"];

/**
 * What refuses inputs that a kernel of wasm would take for another type;
 * undefined where the kernel takes all that it is given.
 */
export function typeCheckOf(
  kernelName: string,
): ((call: KernelCall) => void) | undefined {
  if (sameTypesOnWasm.includes(kernelName)) {
    return ({ inputs }) => requireSameTypes(kernelName, valuesOf(inputs));
  }
  if (neverFloat32OnWasm.includes(kernelName)) {
    return ({ attrs }) => {
      if (attrs?.dtype !== "float32") return;
      const fix = "Ask for int32, and cast: .toFloat().";
      throw refuse(kernelName, "int32 as the result's type", "float32", fix);
    };
  }
  const isFloatOnly = float32OnlyOnWasm.includes(kernelName);
  if (!isFloatOnly && !notBoolOnWasm.includes(kernelName)) return undefined;
  const refused = isFloatOnly ? ["int32", "bool"] : ["bool"];
  return ({ inputs }) => requireNone(kernelName, valuesOf(inputs), refused);
}

function valuesOf(inputs: KernelCall["inputs"]): tf.TensorInfo[] {
  return Object.entries(inputs).flatMap(([name, input]) =>
    input && !otherInputs.includes(name) ? [input] : [],
  );
}

function requireNone(
  kernelName: string,
  inputs: readonly tf.TensorInfo[],
  refused: readonly string[],
): void {
  const wrong = inputs.find(({ dtype }) => refused.includes(dtype));
  if (wrong) throw refuse(kernelName, "float32", wrong.dtype, castFirst);
}

function requireSameTypes(
  kernelName: string,
  inputs: readonly tf.TensorInfo[],
): void {
  requireNone(kernelName, inputs, ["bool"]);
  const types = [...new Set(inputs.map(({ dtype }) => dtype))];
  if (types.length === 1) return;
  throw refuse(
    kernelName,
    "values of one type",
    types.join(" and "),
    castFirst,
  );
}

function refuse(
  kernelName: string,
  expected: string,
  got: string,
  fix: string,
): OperationError {
  return new OperationError({
    where: kernelName,
    expected: `${expected} on wasm`,
    got,
    fix,
  });
}
