import type * as tf from "@tensorflow/tfjs";
import { OperationError } from "../errors/operation-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/** What is explained: one tensor `[batch, …]`, or several with an equal batch. */
export type AttributionInputs = tf.Tensor | readonly tf.Tensor[];

/** One tensor for each input: a tensor for a tensor, a list for a list. */
export type InFormOf<Inputs extends AttributionInputs> =
  Inputs extends tf.Tensor ? tf.Tensor : tf.Tensor[];

/** The function that is explained: the inputs, then what is not explained. */
export type Forward = (...inputs: tf.Tensor[]) => tf.Tensor;

/** What nearly every method is told. */
export interface AttributionOptions<Inputs extends AttributionInputs> {
  /** `(…inputs, …additionalForwardArgs) → [batch, …]` */
  readonly forward: Forward;
  readonly inputs: Inputs;
  /** Handed to `forward` behind the inputs: never changed, never explained. */
  readonly additionalForwardArgs?: readonly tf.Tensor[] | undefined;
}

/** The inputs as a list. */
export function listOf(inputs: AttributionInputs): tf.Tensor[] {
  return isList(inputs) ? [...inputs] : [inputs];
}

/**
 * The inputs as a list, one or several, each with a row for every example.
 *
 * @throws ShapeError when they do not agree, or there are none
 */
export function inputList(
  where: string,
  inputs: AttributionInputs,
): tf.Tensor[] {
  const list = listOf(inputs);
  batchSizeOf(where, list);
  return list;
}

/**
 * The inputs as a list, where a gradient is to be taken: float32 all of them.
 *
 * @throws as {@link inputList}; OperationError for token ids
 */
export function continuousInputs(
  where: string,
  inputs: AttributionInputs,
): tf.Tensor[] {
  const list = inputList(where, inputs);
  requireContinuous(where, list);
  return list;
}

/** A list of tensors in the form in which the inputs were given. */
export function inFormOf<Inputs extends AttributionInputs>(
  inputs: Inputs,
  tensors: tf.Tensor[],
): InFormOf<Inputs> {
  const form = isList(inputs) ? tensors : tensors[0];
  return form as InFormOf<Inputs>;
}

/**
 * How many examples there are.
 *
 * @throws ShapeError when the inputs do not agree, or there are none
 */
export function batchSizeOf(
  where: string,
  inputs: readonly tf.Tensor[],
): number {
  const [first] = inputs;
  const batch = first?.shape[0];
  if (batch !== undefined && inputs.every(({ shape }) => shape[0] === batch)) {
    return batch;
  }
  throw new ShapeError({
    where,
    expected: "inputs [batch, …] with an equal batch",
    got: inputs.map(({ shape }) => formatShape(shape)).join(" and ") || "none",
    fix: "Each input has a row for each example.",
  });
}

/**
 * Nothing; throws unless every input is made of numbers that can be moved by a
 * little.
 *
 * @throws OperationError for int32 and bool inputs
 */
export function requireContinuous(
  where: string,
  inputs: readonly tf.Tensor[],
): void {
  const strange = inputs.find(({ dtype }) => dtype !== "float32");
  if (strange === undefined) return;
  throw new OperationError({
    where,
    expected: "float32 inputs",
    got: `${strange.dtype} ${formatShape(strange.shape)}`,
    fix:
      "Between two token ids there is nothing, so they have no gradient. " +
      'Explain the layer that turns them into vectors: layer: "embedding".',
  });
}

function isList(inputs: AttributionInputs): inputs is readonly tf.Tensor[] {
  return Array.isArray(inputs);
}
