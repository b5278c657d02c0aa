import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-scaling",
    says: "The embeddings are not multiplied by √dModel.",
    edits: [{ replace: ".mul(Math.sqrt(this.dModel));", with: ";" }],
    caughtBy: "logits",
  },
  {
    id: "no-positions",
    says: "The positions are not added, so that a note is a bag of words.",
    edits: [
      {
        replace: "this.dropout.forward(this.positions.forward(embedded))",
        with: "this.dropout.forward(embedded)",
      },
    ],
    caughtBy: "order",
  },
  {
    id: "positions-scaled",
    says: "The positions are multiplied by √dModel as well: scale the embeddings, then add.",
    edits: [
      { replace: ".mul(Math.sqrt(this.dModel));", with: ";" },
      {
        replace: "this.positions.forward(embedded)",
        with: "this.positions.forward(embedded).mul(Math.sqrt(this.dModel)) as tf.Tensor3D",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "mean-over-padding",
    says: "Padding counts in the mean.",
    edits: [
      { replace: "x.mul(isToken.expandDims(2)).sum(1)", with: "x.sum(1)" },
      { replace: "isToken.sum(1, true).maximum(1)", with: "tf.scalar(seqLen)" },
    ],
    caughtBy: "invariance",
  },
  {
    id: "divided-by-length",
    says: "The sum over the real tokens is divided by the padded length.",
    edits: [{ replace: "isToken.sum(1, true).maximum(1)", with: "tf.scalar(seqLen)" }],
    caughtBy: "invariance",
  },
  {
    id: "sum-for-mean",
    says: "The tokens are summed: divide by their number.",
    edits: [{ replace: "total.div(numTokens)", with: "total" }],
    caughtBy: "logits",
  },
  {
    id: "first-token",
    says: "Only the first token is used: take the mean over all tokens that are not padding.",
    edits: [
      {
        replace: "total.div(numTokens)",
        with: "x.slice([0, 0, 0], [-1, 1, -1]).squeeze([1])",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "division-by-zero",
    says: "A note of padding alone is divided by 0.",
    edits: [{ replace: ".maximum(1)", with: "" }],
    caughtBy: "empty",
  },
  {
    id: "sigmoid",
    says: "The sigmoid is applied: return the logits, the loss applies it.",
    edits: [
      {
        replace: "this.classifier.forward(pooled)",
        with: "tf.sigmoid(this.classifier.forward(pooled))",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "softmax",
    says: "A softmax is applied: a note may have several diagnoses, and logits are returned.",
    edits: [
      {
        replace: "this.classifier.forward(pooled)",
        with: "tf.softmax(this.classifier.forward(pooled))",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "mask-not-passed",
    says: "The blocks get no mask, so that tokens attend to padding.",
    edits: [{ replace: "block.forward(x, mask)", with: "block.forward(x)" }],
    caughtBy: "padding",
  },
  {
    id: "last-layer-only",
    says: "Only the last layer's attention weights are returned.",
    edits: [
      {
        replace: "logits: this.classifier.forward(pooled), attentionWeights",
        with: "logits: this.classifier.forward(pooled), attentionWeights: attentionWeights.slice(-1)",
      },
    ],
    caughtBy: "attention",
  },
  {
    id: "blocks-not-chained",
    says: "Every block gets the embeddings: each takes the output of the one before.",
    edits: [
      { replace: "block.forward(x, mask)", with: "block.forward(start, mask)" },
      {
        replace: "const attentionWeights: tf.Tensor4D[] = [];",
        with: "const start = x; const attentionWeights: tf.Tensor4D[] = [];",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "one-block",
    says: "All layers are one and the same block: make a new one for each.",
    edits: [
      {
        replace: "() => new TransformerBlock(sizes),",
        with: "((block) => () => block)(new TransformerBlock(sizes)),",
      },
    ],
    caughtBy: "parameters",
  },
  {
    id: "no-dropout",
    says: "Embeddings and positions are not dropped out.",
    edits: [
      {
        replace: "this.dropout.forward(this.positions.forward(embedded))",
        with: "this.positions.forward(embedded)",
      },
    ],
    caughtBy: "training",
  },
  {
    id: "dropout-in-eval",
    says: "Dropout is at work in evaluation mode.",
    edits: [
      {
        replace: "const [batch, seqLen] = tokenIds.shape;",
        with: "const [batch, seqLen] = tokenIds.shape; this.dropout.train();",
      },
    ],
    caughtBy: "logits",
  },
  {
    id: "mask-inverted",
    says: "The mask is the wrong way round: 1 stands for a word, 0 for padding.",
    edits: [{ replace: "tokenIds.notEqual(0)", with: "tokenIds.equal(0)" }],
    caughtBy: "padding",
  },
  {
    id: "positions-not-dropped",
    says: "Dropout acts on the embeddings alone: add the positions first.",
    edits: [
      {
        replace: "this.dropout.forward(this.positions.forward(embedded))",
        with: "this.positions.forward(this.dropout.forward(embedded))",
      },
    ],
    caughtBy: "training",
  },
];
