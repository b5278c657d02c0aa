import type { KnownMistake } from "../../exercise";

const loss = "tokenClassificationLoss(logits, labels, classWeights);";
const dropped = "this.dropout.forward(lastHiddenState)";
const encode = "this.bert.forward(tokens);";
const noLoss = "if (!labels) return { logits, ...asked };";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "ignored-counted",
    says: "Pieces with the label -100 are counted as O: hand the labels on as they are.",
    edits: [
      {
        replace: loss,
        with: "tokenClassificationLoss(logits, labels.maximum(0), classWeights);",
      },
    ],
    caughtBy: "ignored",
  },
  {
    id: "ignored-as-zero-loss",
    says: "Pieces with the label -100 add no loss, but are counted in the mean: divide by the others.",
    edits: [
      {
        replace: loss,
        with: "tokenClassificationLoss(logits, labels, classWeights).mul(labels.notEqual(-100).toFloat().mean());",
      },
    ],
    caughtBy: "ignored",
  },
  {
    id: "mean-of-sentence-means",
    says: "The loss is a mean of the sentences' means: it is one over all counted pieces of the batch.",
    edits: [
      {
        replace: loss,
        with: "tf.stack(tf.unstack(logits).map((row: any, i: number) => tokenClassificationLoss(row.expandDims(0), labels.slice([i, 0], [1, -1]), classWeights))).mean();",
      },
    ],
    caughtBy: "ignored",
  },
  {
    id: "summed-loss",
    says: "The losses of the pieces are summed: their mean is asked for.",
    edits: [
      {
        replace: loss,
        with: "tokenClassificationLoss(logits, labels, classWeights).mul(labels.notEqual(-100).toFloat().sum());",
      },
    ],
    caughtBy: "loss",
  },
  {
    id: "no-class-weights",
    says: "The class weights do not reach the loss.",
    edits: [{ replace: loss, with: "tokenClassificationLoss(logits, labels);" }],
    caughtBy: "weights",
  },
  {
    id: "softmax-before-the-loss",
    says: "The loss is taken of probabilities: it applies the softmax itself, so hand it the logits.",
    edits: [
      {
        replace: loss,
        with: "tokenClassificationLoss(tf.softmax(logits), labels, classWeights);",
      },
    ],
    caughtBy: "loss",
  },
  {
    id: "no-mask",
    says: "BERT gets no attention mask, and attends to padding.",
    edits: [
      {
        replace: encode,
        with: "this.bert.forward({ ...tokens, attentionMask: undefined });",
      },
    ],
    caughtBy: "mask",
  },
  {
    id: "no-dropout",
    says: "There is no dropout before the classifier.",
    edits: [{ replace: dropped, with: "lastHiddenState" }],
    caughtBy: "training",
  },
  {
    id: "dropout-on-logits",
    says: "Dropout acts on the logits, and so on what is asked for: it belongs before the classifier.",
    edits: [
      {
        replace: "this.classifier.forward(",
        with: "this.dropout.forward(this.classifier.forward(",
      },
      { replace: dropped, with: "lastHiddenState)" },
    ],
    caughtBy: "training",
  },
  {
    id: "dropout-rate-fixed",
    says: "The rate of dropout is always 0.1: take the one that is given.",
    edits: [
      {
        replace: "new Dropout({ rate: dropoutRate, random })",
        with: "new Dropout({ rate: 0.1, random })",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "zero-rate-as-none",
    says: "A dropout rate of 0 becomes 0.1: `||` takes 0 for nothing said, a default and `??` do not.",
    edits: [{ replace: "rate: dropoutRate,", with: "rate: dropoutRate || 0.1," }],
    caughtBy: "training",
  },
  {
    id: "usual-rate-of-a-half",
    says: "Half of the features are dropped unless the caller says otherwise: a tenth is asked for.",
    edits: [{ replace: "dropoutRate = 0.1", with: "dropoutRate = 0.5" }],
    caughtBy: "training",
  },
  {
    id: "probabilities-returned",
    says: "The softmax is applied already: logits are asked for, and the loss applies it itself.",
    edits: [
      {
        replace: "const logits = this.classifier.forward(",
        with: "const logits: any = tf.softmax(this.classifier.forward(",
      },
      { replace: `${dropped},\n      );`, with: `${dropped}));` },
    ],
    caughtBy: "logits",
  },
  {
    id: "first-piece-for-all",
    says: "All pieces have the logits of [CLS]: that is how a text is classified, not its pieces.",
    edits: [
      {
        replace: dropped,
        with: "this.dropout.forward(lastHiddenState.slice([0, 0, 0], [-1, 1, -1]).tile([1, lastHiddenState.shape[1], 1]))",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "encoder-cut-off",
    says: "No gradient reaches BERT: its output must not go through dataSync or arraySync.",
    edits: [
      {
        replace: dropped,
        with: "this.dropout.forward(tf.tensor3d(lastHiddenState.dataSync().slice(), lastHiddenState.shape))",
      },
    ],
    caughtBy: "gradient",
  },
  {
    id: "loss-in-training-only",
    says: "In evaluation mode there is no loss: it is asked for whenever there are labels.",
    edits: [
      { replace: noLoss, with: "if (!labels || !this.training) return { logits, ...asked };" },
    ],
    caughtBy: "loss",
  },
  {
    id: "types-left-out",
    says: "BERT does not get the tokenTypeIds: hand on all that is neither labels nor class weights.",
    edits: [
      { replace: encode, with: "this.bert.forward({ ...tokens, tokenTypeIds: undefined });" },
    ],
    caughtBy: "asked",
  },
  {
    id: "asked-not-returned",
    says: "What else BERT was asked for is left out of the answer.",
    edits: [{ replace: "return { logits, loss, ...asked };", with: "return { logits, loss };" }],
    caughtBy: "asked",
  },
];
