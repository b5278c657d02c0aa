import type * as tf from "@tensorflow/tfjs";
import { requireShape } from "../errors/require-shape";

/** The codes of visits as vectors, and which of them are codes. */
export interface CodeEmbeddings {
  /** `[batch, codes, embeddingDim]` */
  readonly codeEmbeddings: tf.Tensor;
  /** `[batch, codes]` */
  readonly mask?: tf.Tensor | undefined;
  readonly embeddingDim: number;
}

/**
 * Nothing; throws unless there is a vector for each code, and a mask, where
 * there is one, says of each code whether it is one.
 *
 * @param where the layer that was called, for the message
 * @throws ShapeError naming the shape wanted and the shape received
 */
export function requireCodeEmbeddings(
  where: string,
  { codeEmbeddings, mask, embeddingDim }: CodeEmbeddings,
): void {
  requireShape({
    where,
    name: "codeEmbeddings",
    tensor: codeEmbeddings,
    axes: ["batch", "codes", embeddingDim],
    fix:
      codeEmbeddings.rank === 3
        ? "Build the layer with the embeddingDim of its input."
        : "Give one visit a row: [batch · visits, codes, embeddingDim].",
  });
  if (!mask) return;
  const [batch = 0, numCodes = 0] = codeEmbeddings.shape;
  requireShape({
    where,
    name: "mask",
    tensor: mask,
    axes: [batch, numCodes],
    fix: "A mask has one number for each code, 1 or 0, and no features.",
  });
}
