/** `scaledDotProductAttention` with this body. */
export const attention = (body: string): string =>
  `function scaledDotProductAttention(query: tf.Tensor4D, key: tf.Tensor4D, value: tf.Tensor4D, { mask, dropout }: AttentionOptions = {}): AttentionResult {\n${body}\n}`;

/** The end of such a body: context and weights. */
export const finish =
  "const mixing = dropout ? dropout.forward(weights) : weights;\n  return { context: mixing.matMul(value), weights };";
