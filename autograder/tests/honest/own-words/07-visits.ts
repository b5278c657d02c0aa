import type { OwnWords } from "./own-words";

/** Ways to write 07.1. */
export const visitEncoders: readonly OwnWords[] = [
  [
    "a switch, and weights for three of the rules",
    [
      `class VisitEncoder extends Module {
  bottleneck?: Linear;
  score?: Linear;
  constructor(public o: VisitEncoderOptions) {
    super();
    if (o.aggregation !== "attention") return;
    this.bottleneck = new Linear({ inFeatures: o.embeddingDim, outFeatures: o.embeddingDim >> 1, random: o.random });
    this.score = new Linear({ inFeatures: o.embeddingDim >> 1, outFeatures: 1, random: o.random });
  }
  forward(x: tf.Tensor3D, mask?: tf.Tensor2D): any {
    return tf.tidy(() => {
      const m = (mask ?? tf.ones([x.shape[0], x.shape[1]])).toFloat();
      const by = (w: tf.Tensor) => x.mul(w.expandDims(-1)).sum(1);
      const n = tf.maximum(m.sum(1, true), 1);
      switch (this.o.aggregation ?? "mean") {
        case "sum": return { visit: by(m) };
        case "mean": return { visit: by(m.div(n)) };
        case "max": {
          const low = m.expandDims(-1).sub(1).mul(1e9);
          return { visit: x.add(low).max(1).mul(m.max(1, true)) };
        }
        default: {
          const s = this.score!.forward(tf.tanh(this.bottleneck!.forward(x))).squeeze([2]);
          const weights = tf.softmax(s.add(m.sub(1).mul(1e9))).mul(m);
          return { visit: by(weights), weights };
        }
      }
    });
  }
}`,
    ],
  ],
  [
    "a softmax by hand, after the largest score is taken off",
    [
      "const asColumn = (m: tf.Tensor) => m.expandDims(2);",
      `class VisitEncoder extends Module {
  readonly rule: string;
  readonly bottleneck?: Linear;
  readonly score?: Linear;
  constructor({ embeddingDim, aggregation = "mean", random }: VisitEncoderOptions) {
    super();
    this.rule = aggregation;
    if (aggregation == "attention") {
      const half = Math.floor(embeddingDim / 2);
      this.bottleneck = new Linear({ inFeatures: embeddingDim, outFeatures: half, random });
      this.score = new Linear({ inFeatures: half, outFeatures: 1, random });
    }
  }
  private attention(x: tf.Tensor3D, real: tf.Tensor): tf.Tensor {
    const scores = (this.score as Linear).forward((this.bottleneck as Linear).forward(x).tanh());
    const masked = tf.where(real.cast("bool"), scores, tf.fill(scores.shape, -1e9));
    const e = masked.sub(masked.max(1, true)).exp().mul(real);
    return e.div(tf.maximum(e.sum(1, true), 1e-20));
  }
  forward(codeEmbeddings: tf.Tensor3D, mask?: tf.Tensor2D) {
    const [batch, codes] = codeEmbeddings.shape;
    const real = asColumn(mask ? mask.cast("float32") : tf.ones([batch, codes]));
    if (this.rule == "attention") {
      const a = this.attention(codeEmbeddings, real);
      return { visit: codeEmbeddings.mul(a).sum(1), weights: a.squeeze([2]) };
    }
    if (this.rule == "max") {
      const some = tf.where(real.cast("bool"), codeEmbeddings, tf.fill(codeEmbeddings.shape, -1e30)).max(1);
      return { visit: tf.where(real.sum(1).greater(0).cast("bool"), some, tf.zerosLike(some)) };
    }
    const total = codeEmbeddings.mul(real).sum(1);
    return { visit: this.rule == "sum" ? total : total.div(real.sum(1).maximum(1)) };
  }
}`,
    ],
  ],
];

/** Ways to write 07.2. */
export const baselines: readonly OwnWords[] = [
  [
    "the last states joined by concat",
    [
      `class LSTMBaseline extends Module {
  embedding: Embedding; visitEncoder: VisitEncoder; lstm: LSTM; drop: Dropout; head: Linear;
  constructor(public o: LSTMBaselineOptions) {
    super();
    const { vocabSize, embeddingDim = 128, hiddenSize = 256, numLayers = 2, bidirectional = false, aggregation = "mean", dropoutRate = 0.3, numOutputs = 1, random } = o;
    this.embedding = new Embedding({ vocabSize, dModel: embeddingDim, random });
    this.visitEncoder = new VisitEncoder({ embeddingDim, aggregation, random });
    this.lstm = new LSTM({ inputSize: embeddingDim, hiddenSize, numLayers, bidirectional, dropoutRate, random });
    this.drop = new Dropout({ rate: dropoutRate, random });
    this.head = new Linear({ inFeatures: bidirectional ? 2 * hiddenSize : hiddenSize, outFeatures: numOutputs, random });
  }
  forward(codes: tf.Tensor3D, masks: any = {}): any {
    return tf.tidy(() => {
      const [b, v, c] = codes.shape;
      const codeMask = masks.codeMask ?? codes.notEqual(0);
      const x = this.embedding.forward(codes.reshape([b * v, c]) as any).mul(Math.sqrt(this.o.embeddingDim ?? 128));
      const { visit, weights } = this.visitEncoder.forward(x as any, codeMask.reshape([b * v, c])) as any;
      const lengths = visitLengths({ codeMask, visitMask: masks.visitMask });
      const { output, hidden } = this.lstm.forward(this.drop.forward(visit.reshape([b, v, -1])) as any, { lengths });
      const states = tf.unstack(hidden);
      const last = tf.concat(states.slice(this.o.bidirectional ? -2 : -1), 1);
      const logits = this.head.forward(this.drop.forward((this.o.returnSequences ? output : last) as any));
      return weights ? { logits, attentionWeights: weights.reshape([b, v, c]) } : { logits };
    });
  }
  predict(codes: tf.Tensor3D, masks: any = {}) {
    return tf.tidy(() => activateLogits(this.forward(codes, masks).logits, this.o.task ?? "binary"));
  }
}`,
    ],
  ],
];
