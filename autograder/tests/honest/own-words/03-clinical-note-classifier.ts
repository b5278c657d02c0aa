import type { OwnWords } from "./own-words";

const classifierHead = (rest: string): string => `class ClinicalNoteClassifier extends Module {
  embedding: Embedding; positions: SinusoidalPositionalEncoding; encoder: TransformerBlock[] = []; classifier: Linear; dropout: Dropout;
  constructor(private readonly options: ClassifierOptions) {
    super();
    const { vocabSize, dModel = 128, numHeads = 4, dFf = 512, numLayers = 2, numClasses = 4, maxLen = 64, dropoutRate = 0.15, random } = options;
    this.embedding = new Embedding({ vocabSize, dModel, random });
    this.positions = new SinusoidalPositionalEncoding({ dModel, maxLen });
    for (let i = 0; i < numLayers; i++) this.encoder.push(new TransformerBlock({ dModel, numHeads, dFf, dropoutRate, random }));
    this.classifier = new Linear({ inFeatures: dModel, outFeatures: numClasses, random });
    this.dropout = new Dropout({ rate: dropoutRate, random });
  }
${rest}
}`;

/** Ways to write 03.2. */
export const classifiers: readonly OwnWords[] = [
  [
    "a mean by matrix product",
    [
      classifierHead(`  forward(ids: tf.Tensor2D) {
    const real = ids.greater(0).cast("float32") as tf.Tensor2D;
    const [b, n] = ids.shape;
    let x: any = this.embedding.forward(ids);
    x = this.dropout.forward(this.positions.forward(x.mul(Math.sqrt(x.shape[2]))));
    const attentionWeights: any[] = [];
    this.encoder.forEach((block) => { const r = block.forward(x, real.reshape([b, 1, 1, n])); x = r.output; attentionWeights.push(r.weights); });
    const mean = tf.matMul(real.expandDims(1), x).squeeze([1]).div(tf.maximum(real.sum(1, true), 1));
    return { logits: this.classifier.forward(mean as any), attentionWeights };
  }`),
    ],
  ],
  [
    "positions that are added by hand",
    [
      "const root = (n: number) => Math.sqrt(n);",
      `import { sinusoidalPositions } from "@attending/lib";`,
      classifierHead(`  forward(tokenIds: tf.Tensor2D) {
    return tf.tidy(() => {
      const [batch, seqLen] = tokenIds.shape;
      const e = this.embedding.forward(tokenIds);
      const width = e.shape[2] as number;
      const table = sinusoidalPositions(seqLen, width);
      const pad = tokenIds.equal(0);
      const mask = tf.logicalNot(pad).toFloat().expandDims(1).expandDims(1);
      let hidden = this.dropout.forward(e.mul(tf.scalar(root(width))).add(table)) as tf.Tensor3D;
      const maps: tf.Tensor4D[] = [];
      for (const layer of this.encoder) {
        const { output, weights } = layer.forward(hidden, mask) as any;
        maps.push(weights);
        hidden = output;
      }
      const keep = tf.where(pad, tf.zerosLike(pad.toFloat()), tf.onesLike(pad.toFloat()));
      const count = tf.clipByValue(keep.sum(1), 1, seqLen).expandDims(1);
      const pooled = tf.mul(hidden, keep.expandDims(-1)).sum(1).div(count) as tf.Tensor2D;
      return { logits: this.classifier.forward(pooled), attentionWeights: maps };
    });
  }`),
    ],
  ],
];
