import type { OwnWords } from "./own-words";

/** More ways to write 03.1. */
export const moreBlocks: readonly OwnWords[] = [
  [
    "parts made by a function",
    [
      `function partsOf(o: TransformerBlockOptions) {
  const rate = o.dropoutRate === undefined ? 0.1 : o.dropoutRate;
  return {
    attention: new MultiHeadSelfAttention({ dModel: o.dModel, numHeads: o.numHeads, dropoutRate: rate, random: o.random }),
    linear1: new Linear({ inFeatures: o.dModel, outFeatures: o.dFf, random: o.random }),
    linear2: new Linear({ inFeatures: o.dFf, outFeatures: o.dModel, random: o.random }),
    norm1: new LayerNorm({ dModel: o.dModel }), norm2: new LayerNorm({ dModel: o.dModel }),
    drop: new Dropout({ rate, random: o.random }),
  };
}`,
      `class TransformerBlock extends Module {
  attention!: MultiHeadSelfAttention; linear1!: Linear; linear2!: Linear; norm1!: LayerNorm; norm2!: LayerNorm; drop!: Dropout;
  constructor(options: TransformerBlockOptions) { super(); Object.assign(this, partsOf(options)); }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const residual = (norm: LayerNorm, before: tf.Tensor, after: tf.Tensor) => norm.forward(tf.addN([before, this.drop.forward(after)]) as tf.Tensor3D);
    const { output, weights } = this.attention.forward(x, mask);
    const one = residual(this.norm1, x, output);
    const inner = this.linear1.forward(one);
    const rectified = inner.mul(tf.step(inner));
    return { weights, output: residual(this.norm2, one, this.linear2.forward(this.drop.forward(rectified) as tf.Tensor3D)) };
  }
}`,
    ],
  ],
  [
    "getters and private fields",
    [
      `class TransformerBlock extends Module {
  attention; norm1; norm2; linear1; linear2; private drop; #calls = 0;
  constructor({ random, dFf, numHeads, dModel, dropoutRate: rate = 0.1 }: TransformerBlockOptions) {
    super();
    this.drop = new Dropout({ random, rate });
    const linear = (inFeatures: number, outFeatures: number) => new Linear({ inFeatures, outFeatures, random });
    [this.linear1, this.linear2] = [linear(dModel, dFf), linear(dFf, dModel)];
    [this.norm1, this.norm2] = Array.from({ length: 2 }, () => new LayerNorm({ dModel }));
    this.attention = new MultiHeadSelfAttention({ random, dModel, numHeads, dropoutRate: rate });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    this.#calls++;
    const attended = this.attention.forward(x, mask);
    const y = this.norm1.forward(this.drop.forward(attended.output).add(x) as tf.Tensor3D);
    const z = this.linear2.forward(this.drop.forward(this.linear1.forward(y).relu() as tf.Tensor3D));
    return { output: this.norm2.forward(y.add(this.drop.forward(z)) as tf.Tensor3D), weights: attended.weights };
  }
}`,
    ],
  ],
];

/** More ways to write 03.2. */
export const moreClassifiers: readonly OwnWords[] = [
  [
    "a recursive encoder and a product of indicators",
    [
      `class ClinicalNoteClassifier extends Module {
  embedding: Embedding; positions: SinusoidalPositionalEncoding; encoder: TransformerBlock[]; classifier: Linear; private d: Dropout; private width: number;
  constructor(o: ClassifierOptions) {
    super();
    const full = { dModel: 128, numHeads: 4, dFf: 512, numLayers: 2, numClasses: 4, maxLen: 64, dropoutRate: 0.15, ...o };
    this.width = full.dModel;
    this.embedding = new Embedding({ vocabSize: full.vocabSize, dModel: full.dModel, random: full.random });
    this.positions = new SinusoidalPositionalEncoding(full);
    this.d = new Dropout({ rate: full.dropoutRate, random: full.random });
    this.encoder = [...Array(full.numLayers)].map(() => new TransformerBlock(full));
    this.classifier = new Linear({ inFeatures: full.dModel, outFeatures: full.numClasses, random: full.random });
  }
  private through(x: tf.Tensor3D, mask: tf.Tensor, i = 0, maps: tf.Tensor4D[] = []): { x: tf.Tensor3D; maps: tf.Tensor4D[] } {
    if (i === this.encoder.length) return { x, maps };
    const { output, weights } = this.encoder[i].forward(x, mask);
    return this.through(output, mask, i + 1, [...maps, weights]);
  }
  forward(tokenIds: tf.Tensor2D) {
    const real = tf.sign(tokenIds).cast("float32");
    const placed = this.positions.forward(tf.mul(this.embedding.forward(tokenIds), this.width ** 0.5) as tf.Tensor3D);
    const { x, maps } = this.through(this.d.forward(placed) as tf.Tensor3D, real.expandDims(1).expandDims(1));
    const rows = tf.unstack(x).map((note, b) => tf.unstack(real)[b].expandDims(0).matMul(note as tf.Tensor2D).div(Math.max(1, tf.unstack(real)[b].sum().dataSync()[0])));
    return { logits: this.classifier.forward(tf.concat(rows) as tf.Tensor2D), attentionWeights: maps };
  }
}`,
    ],
  ],
];
