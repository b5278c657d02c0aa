import type { OwnWords } from "./own-words";

/** Ways to write 10.1. */
export const taggers: readonly OwnWords[] = [
  [
    "the loss by hand, from one-hot labels",
    [
      `class BertForClinicalNER extends Module {
  bert: BertModel; dropout: Dropout; classifier: Linear;
  constructor(o: ClinicalNEROptions) {
    super();
    const p = o.dropoutRate === undefined ? 0.1 : o.dropoutRate;
    this.bert = o.bert;
    this.classifier = new Linear({ inFeatures: o.bert.config.hiddenSize, outFeatures: o.numLabels, random: o.random });
    this.dropout = new Dropout({ rate: p, random: o.random });
  }
  forward(input: ClinicalNERInput): ClinicalNEROutput {
    return tf.tidy(() => {
      const result: any = this.bert.forward(input);
      const logits = this.classifier.forward(this.dropout.forward(result.lastHiddenState)) as tf.Tensor3D;
      delete result.lastHiddenState;
      result.logits = logits;
      if (input.labels) {
        const numLabels = logits.shape[2];
        const weight = tf.tensor1d(input.classWeights ? [...input.classWeights] : new Array(numLabels).fill(1));
        const counted = tf.oneHot(input.labels, numLabels).toFloat().mul(weight);
        const sum = counted.sum();
        const nll = tf.logSoftmax(logits).mul(counted).sum().neg();
        result.loss = tf.where(sum.equal(0), tf.scalar(0), nll.div(tf.maximum(sum, 1e-30)));
      }
      return result;
    });
  }
}`,
    ],
  ],
  [
    "a base class in a cell of its own",
    [
      `abstract class OnTopOfBert extends Module {
  constructor(readonly bert: BertModel) {
    super();
  }
  protected read(input) {
    const { lastHiddenState: states, hiddenStates, attentions } = this.bert.forward({
      inputIds: input.inputIds,
      tokenTypeIds: input.tokenTypeIds,
      attentionMask: input.attentionMask,
      outputHiddenStates: input.outputHiddenStates,
      outputAttentions: input.outputAttentions,
    });
    const also = {
      ...(hiddenStates && { hiddenStates }),
      ...(attentions && { attentions }),
    };
    return [states, also] as const;
  }
}`,
      `class BertForClinicalNER extends OnTopOfBert {
  public readonly classifier;
  public readonly dropout;
  constructor({ numLabels, random, ...rest }: ClinicalNEROptions) {
    super(rest.bert);
    this.dropout = new Dropout({ random, rate: rest.dropoutRate ?? 0.1 });
    this.classifier = new Linear({ random, inFeatures: this.bert.config.hiddenSize, outFeatures: numLabels });
  }
  forward(input) {
    return tf.tidy(() => {
      const [states, also] = this.read(input);
      const logits = this.classifier.forward(this.dropout.forward(states));
      if (!input.labels) return { ...also, logits };
      const loss = tokenClassificationLoss(logits, input.labels, input.classWeights);
      return { ...also, logits, loss };
    });
  }
}`,
    ],
  ],
  [
    "one matrix product over all pieces, softmaxCrossEntropy with weights",
    [
      `const flat = (x, width) => tf.reshape(x, [-1, width]);`,
      `function lossOf(logits: tf.Tensor2D, labels: tf.Tensor1D, weights?: readonly number[]) {
  const isCounted = labels.greaterEqual(0);
  const safe = tf.maximum(labels, 0).toInt();
  const w = isCounted.toFloat().mul(weights ? tf.gather(tf.tensor1d(weights as number[]), safe) : tf.onesLike(safe).toFloat());
  return tf.losses.softmaxCrossEntropy(tf.oneHot(safe, logits.shape[1]), logits, w, 0, tf.Reduction.SUM).div(w.sum().maximum(1e-9)).asScalar();
}`,
      `class BertForClinicalNER extends Module {
  readonly bert: BertModel;
  readonly dropout: Dropout;
  readonly classifier: Linear;

  constructor({ bert, numLabels, dropoutRate = 0.1, random }: ClinicalNEROptions) {
    super();
    requirePositiveInteger("BertForClinicalNER", "numLabels", numLabels);
    Object.assign(this, {
      bert,
      dropout: new Dropout({ rate: dropoutRate, random }),
      classifier: new Linear({ inFeatures: bert.config.hiddenSize, outFeatures: numLabels, random }),
    });
  }

  forward({ labels, classWeights, ...question }: ClinicalNERInput): ClinicalNEROutput {
    return tf.tidy(() => {
      const { lastHiddenState, ...others } = this.bert.forward(question);
      const [batch, seqLen, width] = lastHiddenState.shape;
      const rows = flat(this.dropout.forward(lastHiddenState), width);
      const scores = rows.matMul(this.classifier.weight).add(this.classifier.bias);
      const logits = scores.reshape([batch, seqLen, -1]);
      return labels === undefined
        ? { logits, ...others }
        : { logits, ...others, loss: lossOf(scores, labels.reshape([-1]), classWeights) };
    }) as ClinicalNEROutput;
  }
}`,
    ],
  ],
];
