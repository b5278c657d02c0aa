import type { Adversary } from "../adversary";
import { onExercise } from "../cells";

const on = (id: string, name: string, cells: readonly string[], points: number): Adversary =>
  onExercise("07-lstm-baseline", id, name, cells, points);

const encoder = (forward: string): string => `class VisitEncoder extends Module {
  bottleneck: any; score: any; rule: string;
  constructor({ embeddingDim, aggregation = "mean", random }: any) {
    super();
    this.rule = aggregation;
    if (aggregation !== "attention") return;
    const half = Math.floor(embeddingDim / 2);
    this.bottleneck = new Linear({ inFeatures: embeddingDim, outFeatures: half, random });
    this.score = new Linear({ inFeatures: half, outFeatures: 1, random });
  }
  forward(x: any, mask: any = tf.onesLike(x.sum(2))): any { ${forward} }
}`;

const baseline = (forward: string): string => `class LSTMBaseline extends Module {
  embedding: any; visitEncoder: any; lstm: any; head: any; options: any;
  constructor(options: any) {
    super();
    const { vocabSize, embeddingDim = 128, hiddenSize = 256, numLayers = 2, bidirectional = false, aggregation = "mean", numOutputs = 1, random } = options;
    this.options = { embeddingDim, numOutputs, ...options };
    this.embedding = new Embedding({ vocabSize, dModel: embeddingDim, random });
    this.visitEncoder = new VisitEncoder({ embeddingDim, aggregation, random });
    this.lstm = new LSTM({ inputSize: embeddingDim, hiddenSize, numLayers, bidirectional, random });
    this.head = new Linear({ inFeatures: (bidirectional ? 2 : 1) * hiddenSize, outFeatures: numOutputs, random });
  }
  forward(codes: any): any { const [batch, visits, width] = codes.shape; ${forward} }
  predict(codes: any): any { return activateLogits(this.forward(codes).logits, this.options.task); }
}`;

/** Models of visits that have all parts, and use few of them. */
export const visitsAttacks: readonly Adversary[] = [
  on(
    "07.1",
    "one mean for every rule",
    [
      encoder(`const weights = mask.div(mask.sum(1, true).maximum(1));
    return { visit: x.mul(weights.expandDims(2)).sum(1), weights };`),
    ],
    // The parameters, and the mean.
    4,
  ),
  on(
    "07.1",
    "visits of zeros",
    [encoder("return { visit: x.mul(0).sum(1), weights: mask.mul(0) };")],
    // The parameters.
    1,
  ),
  on(
    "07.2",
    "the head's bias for every patient",
    [
      baseline(`const shape = this.options.returnSequences ? [batch, visits, this.options.numOutputs] : [batch, this.options.numOutputs];
    const bias: any = this.namedParameters().get("head.bias");
    return { logits: tf.zeros(shape).add(bias), attentionWeights: tf.ones(codes.shape).div(width) };`),
    ],
    // The parameters.
    2,
  ),
];
