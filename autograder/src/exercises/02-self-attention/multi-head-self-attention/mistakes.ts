import type { KnownMistake } from "../../exercise";

export const mistakes: readonly KnownMistake[] = [
  {
    id: "no-output-layer",
    says: "The heads' contexts are returned as they are: the output layer is missing.",
    edits: [{ replace: "output: this.output.forward(joined)", with: "output: joined" }],
    caughtBy: "output",
  },
  {
    id: "reshape-without-transpose",
    says: "The heads are split by reshape alone, which mixes tokens: reshape to [batch, seqLen, numHeads, dHead], then transpose.",
    edits: [
      {
        replace: ".reshape([batch, seqLen, this.numHeads, this.dHead])",
        with: ".reshape([batch, this.numHeads, seqLen, this.dHead]).transpose([0, 2, 1, 3])",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "joined-without-transpose",
    says: "The contexts are joined by reshape alone: transpose back to [batch, seqLen, numHeads, dHead] first.",
    edits: [{ replace: ".transpose([0, 2, 1, 3]) // [batch, seqLen", with: " // [batch, seqLen" }],
    caughtBy: "output",
  },
  {
    id: "attends-across-heads",
    says: "Heads and tokens are in each other's place: the heads of one token attend to each other.",
    edits: [
      { replace: ".transpose([0, 2, 1, 3]) // [batch, seqLen", with: " // [batch, seqLen" },
      { replace: ".transpose([0, 2, 1, 3]); // [batch, numHeads", with: "; // [batch, numHeads" },
    ],
    caughtBy: "weights",
  },
  {
    id: "scaled-by-d-model",
    says: "The scores are divided by √dModel: each head has only dHead features.",
    edits: [
      {
        replace: "splitHeads(this.query.forward(x))",
        with: "splitHeads(this.query.forward(x).mul(Math.sqrt(this.dHead / dModel)))",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "query-as-key",
    says: "The keys are made by the query's layer.",
    edits: [
      { replace: "splitHeads(this.key.forward(x))", with: "splitHeads(this.query.forward(x))" },
    ],
    caughtBy: "weights",
  },
  {
    id: "values-not-mapped",
    says: "The values are the tokens themselves: they go through the value layer first.",
    edits: [{ replace: "splitHeads(this.value.forward(x))", with: "splitHeads(x)" }],
    caughtBy: "output",
  },
  {
    id: "shared-layer",
    says: "Query and key share one layer: each needs its own.",
    edits: [{ replace: "this.key = new Linear(sizes);", with: "this.key = this.query;" }],
    caughtBy: "parameters",
  },
  {
    id: "mask-not-passed",
    says: "The mask is not passed on to the attention.",
    edits: [{ replace: "{ mask, dropout: this.dropout }", with: "{ dropout: this.dropout }" }],
    caughtBy: "mask",
  },
  {
    id: "dropout-not-passed",
    says: "The dropout is made but not passed on to the attention.",
    edits: [{ replace: "{ mask, dropout: this.dropout }", with: "{ mask }" }],
    caughtBy: "training",
  },
  {
    id: "dropout-in-eval",
    says: "Dropout is at work in evaluation mode.",
    edits: [
      {
        replace: "const [batch, seqLen] = x.shape;",
        with: "const [batch, seqLen] = x.shape; this.dropout.train();",
      },
    ],
    caughtBy: "output",
  },
  {
    id: "heads-averaged",
    says: "The weights are averaged over the heads: return those of each head.",
    edits: [
      {
        replace: "output: this.output.forward(joined), weights",
        with: "output: this.output.forward(joined), weights: weights.mean(1)",
      },
    ],
    caughtBy: "weights",
  },
  {
    id: "heads-not-checked",
    says: "A number of heads that does not divide dModel is accepted.",
    edits: [{ replace: "headSize(dModel, numHeads)", with: "Math.floor(dModel / numHeads)" }],
    caughtBy: "divisible",
  },
  {
    id: "key-and-value-swapped",
    says: "Keys and values are made by each other's layer.",
    edits: [
      { replace: "splitHeads(this.key.forward(x)),", with: "splitHeads(this.value.forward(x))," },
      { replace: "splitHeads(this.value.forward(x)),", with: "splitHeads(this.key.forward(x))," },
    ],
    caughtBy: "weights",
  },
];
