import type * as tf from "@tensorflow/tfjs";
import { requirePositiveInteger } from "../errors/require-positive-integer";
import { formatShape, requireShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/**
 * Nothing; throws unless `x` is `[batch, seqLen, dModel]`.
 *
 * @param where the layer that was called, for the message
 * @throws ShapeError naming the shape wanted and the shape received
 */
export function requireFeatures(
  where: string,
  x: tf.Tensor,
  dModel: number,
): void {
  requireShape({
    where,
    name: "x",
    tensor: x,
    axes: ["batch", "seqLen", dModel],
    fix:
      x.rank === 3
        ? "Build the layer with the dModel of its input."
        : "One sequence alone still needs a batch axis.",
  });
}

/** The tensors that attention is computed from. */
export interface AttentionInputs {
  /** `[batch, numHeads, queryLen, dHead]` */
  readonly query: tf.Tensor;
  /** `[batch, numHeads, keyLen, dHead]` */
  readonly key: tf.Tensor;
  /** `[batch, numHeads, keyLen, dHead]` */
  readonly value: tf.Tensor;
  /** Broadcasts to `[batch, numHeads, queryLen, keyLen]`. */
  readonly mask?: tf.Tensor | undefined;
}

/**
 * Nothing; throws unless query, key, value and mask fit together.
 *
 * @throws ShapeError naming the shape wanted and the shape received
 */
export function requireAttentionShapes(inputs: AttentionInputs): void {
  const where = "scaledDotProductAttention";
  const { query, key, value, mask } = inputs;
  requireShape({
    where,
    name: "query",
    tensor: query,
    axes: ["batch", "numHeads", "queryLen", "dHead"],
    fix: "Split the heads first: reshape, then transpose.",
  });
  const [batch = 0, numHeads = 0, queryLen = 0, dHead = 0] = query.shape;
  requireShape({
    where,
    name: "key",
    tensor: key,
    axes: [batch, numHeads, "keyLen", dHead],
    fix: "Query and key share batch, numHeads and dHead.",
  });
  const keyLen = key.shape[2] ?? 0;
  requireShape({
    where,
    name: "value",
    tensor: value,
    axes: [batch, numHeads, keyLen, "dHead"],
    fix: "Every key has one value: they share batch, numHeads and keyLen.",
  });
  if (mask) requireMaskShape(mask, [batch, numHeads, queryLen, keyLen]);
}

function requireMaskShape(mask: tf.Tensor, scores: readonly number[]): void {
  const broadcasts =
    mask.rank === 4 &&
    mask.shape.every((size, axis) => size === 1 || size === scores[axis]);
  if (broadcasts) return;
  const [batch = 0, , , keyLen = 0] = scores;
  throw new ShapeError({
    where: "scaledDotProductAttention",
    expected: `a mask that broadcasts to ${formatShape(scores)}`,
    got: formatShape(mask.shape),
    fix: `A padding mask has the shape ${formatShape([batch, 1, 1, keyLen])}.`,
  });
}

/**
 * The features of one head: dModel / numHeads.
 *
 * @throws ShapeError when dModel does not divide evenly
 */
export function headSize(dModel: number, numHeads: number): number {
  requirePositiveInteger("attention", "dModel", dModel);
  requirePositiveInteger("attention", "numHeads", numHeads);
  if (dModel % numHeads === 0) return dModel / numHeads;
  const divisors = Array.from({ length: dModel }, (_, i) => i + 1).filter(
    (count) => dModel % count === 0,
  );
  throw new ShapeError({
    where: "attention",
    expected: "dModel divisible by numHeads",
    got: `${dModel} and ${numHeads}`,
    fix: `Choose numHeads from ${divisors.join(", ")}.`,
  });
}
