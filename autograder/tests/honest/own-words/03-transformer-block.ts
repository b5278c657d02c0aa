import type { OwnWords } from "./own-words";

const blockHead = (rest: string): string => `class TransformerBlock extends Module {
  attention: MultiHeadSelfAttention; linear1: Linear; linear2: Linear; norm1: LayerNorm; norm2: LayerNorm; drop: Dropout;
  constructor({ dModel, numHeads, dFf, dropoutRate = 0.1, random }: TransformerBlockOptions) {
    super();
    this.norm1 = new LayerNorm({ dModel }); this.norm2 = new LayerNorm({ dModel });
    this.linear1 = new Linear({ inFeatures: dModel, outFeatures: dFf, random });
    this.linear2 = new Linear({ inFeatures: dFf, outFeatures: dModel, random });
    this.attention = new MultiHeadSelfAttention({ dModel, numHeads, dropoutRate, random });
    this.drop = new Dropout({ rate: dropoutRate, random });
  }
${rest}
}`;

/** Ways to write 03.1. */
export const blocks: readonly OwnWords[] = [
  [
    "steps in methods",
    [
      blockHead(`  private feedForward(x: tf.Tensor3D) { return this.linear2.forward(this.drop.forward(this.linear1.forward(x).relu())); }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const seen = this.attention.forward(x, mask);
    const first = this.norm1.forward(tf.add(x, this.drop.forward(seen.output))) as tf.Tensor3D;
    return { output: this.norm2.forward(tf.add(first, this.drop.forward(this.feedForward(first)))), weights: seen.weights };
  }`),
    ],
  ],
  [
    "three dropouts and maximum",
    [
      `class TransformerBlock extends Module {
  attention; linear1; linear2; norm1; norm2; drops;
  constructor(o: TransformerBlockOptions) {
    super();
    const { dModel, numHeads, dFf, random } = o; const rate = o.dropoutRate ?? 0.1;
    this.attention = new MultiHeadSelfAttention({ dModel, numHeads, random, dropoutRate: rate });
    this.linear1 = new Linear({ inFeatures: dModel, outFeatures: dFf, random });
    this.linear2 = new Linear({ inFeatures: dFf, outFeatures: dModel, random });
    this.norm1 = new LayerNorm({ dModel, epsilon: 1e-5 });
    this.norm2 = new LayerNorm({ dModel, epsilon: 1e-5 });
    this.drops = [1, 2, 3].map(() => new Dropout({ rate, random }));
  }
  forward = (x: tf.Tensor3D, mask?: tf.Tensor) => tf.tidy(() => {
    const { output, weights } = this.attention.forward(x, mask);
    const a = this.norm1.forward(this.drops[0].forward(output).add(x));
    const hidden = tf.maximum(this.linear1.forward(a as tf.Tensor3D), 0);
    const b = this.linear2.forward(this.drops[1].forward(hidden) as tf.Tensor3D);
    return { output: this.norm2.forward(this.drops[2].forward(b).add(a)), weights };
  });
}`,
    ],
  ],
  [
    "an attention of one's own above",
    [
      `const headsOf = (t: tf.Tensor, n: number) => tf.stack(tf.split(t, n, -1), 1);
class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; drop: Dropout;
  constructor(private o: any) {
    super();
    const s = { inFeatures: o.dModel, outFeatures: o.dModel, random: o.random };
    this.query = new Linear(s); this.key = new Linear(s); this.value = new Linear(s); this.output = new Linear(s);
    this.drop = new Dropout({ rate: o.dropoutRate, random: o.random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const [q, k, v] = [this.query, this.key, this.value].map((l) => headsOf(l.forward(x), this.o.numHeads));
    let scores = tf.matMul(q, k, false, true).div(Math.sqrt(q.shape[3]!));
    if (mask) scores = scores.add(mask.sub(1).mul(1e9));
    const weights = tf.softmax(scores);
    return { output: this.output.forward(tf.concat(tf.unstack(tf.matMul(this.drop.forward(weights), v), 1), -1) as tf.Tensor3D), weights };
  }
}`,
      blockHead(`  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const { output, weights } = this.attention.forward(x, mask);
    const y = this.norm1.forward(x.add(this.drop.forward(output))) as tf.Tensor3D;
    return { output: this.norm2.forward(y.add(this.drop.forward(this.linear2.forward(this.drop.forward(tf.relu(this.linear1.forward(y))))))), weights };
  }`),
    ],
  ],
];
