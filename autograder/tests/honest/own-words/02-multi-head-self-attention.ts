import { type OwnWords, referenceCell } from "./own-words";

/** Ways to write 02.2; the reference of 02.1 stands above. */
export const multiHeads: readonly OwnWords[] = [
  [
    "a class expression",
    [
      `const MultiHeadSelfAttention = class extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; private drop: Dropout; private h: number;
  constructor(o: SelfAttentionOptions) {
    super();
    if (o.dModel % o.numHeads) throw new Error("numHeads must divide dModel");
    const make = () => new Linear({ inFeatures: o.dModel, outFeatures: o.dModel, random: o.random });
    this.query = make(); this.key = make(); this.value = make(); this.output = make();
    this.h = o.numHeads;
    this.drop = new Dropout({ rate: o.dropoutRate ?? 0.1, random: o.random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const [b, n, d] = x.shape;
    const [q, k, v] = [this.query, this.key, this.value].map((l) => l.forward(x).reshape([b, n, this.h, d / this.h]).transpose<tf.Tensor4D>([0, 2, 1, 3]));
    const { context, weights } = scaledDotProductAttention(q, k, v, { mask, dropout: this.drop });
    return { output: this.output.forward(context.transpose<tf.Tensor4D>([0, 2, 1, 3]).reshape([b, n, d])), weights };
  }
};`,
    ],
  ],
  [
    "split heads",
    [
      "const splitInto = (x: tf.Tensor, n: number) => tf.stack(tf.split(x, n, -1), 1) as tf.Tensor4D;\nconst join = (x: tf.Tensor) => tf.concat(tf.unstack(x, 1), -1) as tf.Tensor3D;",
      `class MultiHeadSelfAttention extends Module {
  readonly query; readonly key; readonly value; readonly output;
  readonly dropout;
  constructor(readonly options: SelfAttentionOptions) {
    super();
    const { dModel, random, numHeads, dropoutRate = 0.1 } = options;
    headSize(dModel, numHeads);
    const sizes = { inFeatures: dModel, outFeatures: dModel, random };
    this.query = new Linear(sizes);
    this.key = new Linear(sizes);
    this.value = new Linear(sizes);
    this.output = new Linear(sizes);
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor): SelfAttentionResult {
    return tf.tidy(() => {
      const { numHeads } = this.options;
      const result = scaledDotProductAttention(splitInto(this.query.forward(x), numHeads), splitInto(this.key.forward(x), numHeads), splitInto(this.value.forward(x), numHeads), { mask, dropout: this.dropout });
      return { output: this.output.forward(join(result.context)), weights: result.weights };
    });
  }
}`,
    ],
  ],
  [
    "a loop over heads",
    [
      `class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; numHeads: number; rate: number; random: any;
  constructor({ dModel, numHeads, dropoutRate = 0.1, random }: SelfAttentionOptions) {
    super();
    if (!Number.isInteger(dModel / numHeads)) throw new RangeError("no");
    const linear = (): Linear => new Linear({ inFeatures: dModel, outFeatures: dModel, random });
    this.query = linear(); this.key = linear(); this.value = linear(); this.output = linear();
    this.numHeads = numHeads; this.rate = dropoutRate; this.random = random;
  }
  private drop = (w: any) => (this.training && this.rate > 0 ? tf.dropout(w, this.rate) : w);
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const dHead = x.shape[2] / this.numHeads;
    const q = this.query.forward(x), k = this.key.forward(x), v = this.value.forward(x);
    const contexts: tf.Tensor[] = []; const all: tf.Tensor[] = [];
    for (let head = 0; head < this.numHeads; head++) {
      const cut = (t: tf.Tensor) => t.slice([0, 0, head * dHead], [-1, -1, dHead]);
      let scores = tf.matMul(cut(q), cut(k), false, true).div(Math.sqrt(dHead));
      if (mask) scores = scores.add(mask.squeeze([1]).sub(1).mul(1e9));
      const weights = tf.softmax(scores);
      all.push(weights);
      contexts.push(tf.matMul(this.drop(weights), cut(v)));
    }
    return { output: this.output.forward(tf.concat(contexts, 2) as tf.Tensor3D), weights: tf.stack(all, 1) };
  }
}`,
    ],
  ],
  [
    "a base class of one's own",
    [
      `abstract class WithLayers extends Module {
  protected make(size: number, random: () => number) { return new Linear({ inFeatures: size, outFeatures: size, random }); }
}`,
      `class MultiHeadSelfAttention extends WithLayers {
  output: Linear; value: Linear; key: Linear; query: Linear; dropout: Dropout;
  constructor(private o: SelfAttentionOptions) {
    super();
    this.output = this.make(o.dModel, o.random); this.value = this.make(o.dModel, o.random);
    this.key = this.make(o.dModel, o.random); this.query = this.make(o.dModel, o.random);
    this.dropout = new Dropout({ rate: o.dropoutRate ?? 0.1, random: o.random });
    if (o.dModel % o.numHeads !== 0) throw new Error("numHeads does not divide dModel");
  }
  split(t: tf.Tensor) { const [b, n, d] = t.shape; return tf.transpose(tf.reshape(t, [b!, n!, this.o.numHeads, d! / this.o.numHeads]), [0, 2, 1, 3]) as tf.Tensor4D; }
  forward(x: tf.Tensor3D, mask?: tf.Tensor) {
    const { context, weights } = scaledDotProductAttention(this.split(this.query.forward(x)), this.split(this.key.forward(x)), this.split(this.value.forward(x)), { mask, dropout: this.dropout });
    return { output: this.output.forward(tf.reshape(tf.transpose(context, [0, 2, 1, 3]), x.shape)), weights };
  }
}`,
    ],
  ],
  [
    "a training cell after it",
    [
      referenceCell,
      `const layer = new MultiHeadSelfAttention({ dModel: 8, numHeads: 2, random: seededRandom(1) });
const optimizer = tf.train.adam(0.01);
const xs = tf.randomNormal([2, 3, 8]) as tf.Tensor3D;
const losses: number[] = [];
for (let step = 0; step < 1e9; step++) {
  optimizer.minimize(() => layer.forward(xs).output.square().mean() as tf.Scalar, false, layer.parameters());
  losses.push(step);
}`,
      "MultiHeadSelfAttention.name",
    ],
  ],
  [
    "a method that is patched in later",
    [
      `class MultiHeadSelfAttention extends Module {
  query: Linear; key: Linear; value: Linear; output: Linear; dropout: Dropout; numHeads: number;
  constructor({ dModel, numHeads, dropoutRate = 0.1, random }: SelfAttentionOptions) {
    super();
    headSize(dModel, numHeads);
    this.numHeads = numHeads;
    const o = { inFeatures: dModel, outFeatures: dModel, random };
    [this.query, this.key, this.value, this.output] = [new Linear(o), new Linear(o), new Linear(o), new Linear(o)];
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor): any { throw new Error("TODO"); }
}`,
      `MultiHeadSelfAttention.prototype.forward = function (x, mask) {
  const [b, n, d] = x.shape;
  const split = (t: tf.Tensor) => t.reshape([b, n, this.numHeads, d / this.numHeads]).transpose([0, 2, 1, 3]) as tf.Tensor4D;
  const r = scaledDotProductAttention(split(this.query.forward(x)), split(this.key.forward(x)), split(this.value.forward(x)), { mask, dropout: this.dropout });
  return { output: this.output.forward(r.context.transpose([0, 2, 1, 3]).reshape([b, n, d]) as tf.Tensor3D), weights: r.weights };
};`,
    ],
  ],
];
