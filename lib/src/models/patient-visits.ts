import type * as tf from "@tensorflow/tfjs";
import { requireShape } from "../errors/require-shape";

/** What the codes of patients' visits do not tell by themselves. */
export interface VisitMasks {
  /** `[batch, visits, codes]`; 1 = a code, 0 = padding; where the codes are not
   * 0, when not given. */
  readonly codeMask?: tf.Tensor3D | undefined;
  /** `[batch, visits]`; 1 = a visit, with or without codes, 0 = padding; up to
   * each patient's last visit with a code, when not given. */
  readonly visitMask?: tf.Tensor2D | undefined;
}

/**
 * Nothing; throws unless codes are `[batch, visits, codes]` and the masks have
 * the same axes.
 *
 * @param where the model that was called, for the message
 * @throws ShapeError naming the shape wanted and the shape received
 */
export function requireVisitCodes(
  where: string,
  codes: tf.Tensor,
  { codeMask, visitMask }: VisitMasks,
): void {
  requireShape({
    where,
    name: "codes",
    tensor: codes,
    axes: ["batch", "visits", "codes"],
    fix: "One patient alone still needs a batch axis: [1, visits, codes].",
  });
  const [batch = 0, numVisits = 0, numCodes = 0] = codes.shape;
  if (codeMask) {
    requireShape({
      where,
      name: "codeMask",
      tensor: codeMask,
      axes: [batch, numVisits, numCodes],
      fix: "Give one number for each code: 1, or 0 for padding.",
    });
  }
  if (!visitMask) return;
  requireShape({
    where,
    name: "visitMask",
    tensor: visitMask,
    axes: [batch, numVisits],
    fix: "Give one number for each visit: 1, or 0 for padding.",
  });
}
