import * as tf from "@tensorflow/tfjs";
import type { EncodedMentions } from "./encode-mentions";

/** Some sentences and their mentions as a model reads them. */
export type MentionTensors = {
  /** int32 `[batch, seqLen]` */
  inputIds: tf.Tensor2D;
  /** int32 `[batch, seqLen]`, 1 = token, 0 = padding */
  attentionMask: tf.Tensor2D;
  /** float32 `[batch, numMentions, seqLen]`, 1 = a piece of this mention */
  mentionMask: tf.Tensor3D;
};

/**
 * Sentences as wide as the longest, and as many mentions as the most; whoever
 * receives the tensors disposes of them.
 *
 * @param padTokenId the id that fills up shorter sentences
 */
export function mentionTensors(
  sentences: readonly EncodedMentions[],
  padTokenId: number,
): MentionTensors {
  const batch = sentences.length;
  const seqLen = Math.max(...sentences.map(({ inputIds }) => inputIds.length));
  const numMentions = Math.max(...sentences.map(({ pieces }) => pieces.length));
  const ids = new Int32Array(batch * seqLen).fill(padTokenId);
  const tokens = new Int32Array(batch * seqLen);
  const mask = new Float32Array(batch * numMentions * seqLen);
  sentences.forEach(({ inputIds, pieces }, row) => {
    ids.set(inputIds, row * seqLen);
    tokens.fill(1, row * seqLen, row * seqLen + inputIds.length);
    pieces.forEach((places, mention) => {
      const start = (row * numMentions + mention) * seqLen;
      for (const place of places) mask[start + place] = 1;
    });
  });
  return {
    inputIds: tf.tensor2d(ids, [batch, seqLen], "int32"),
    attentionMask: tf.tensor2d(tokens, [batch, seqLen], "int32"),
    mentionMask: tf.tensor3d(mask, [batch, numMentions, seqLen]),
  };
}
