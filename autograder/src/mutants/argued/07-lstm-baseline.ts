import { type Argued, checksArguments } from "./argued";

export const visitEncoder: readonly Argued[] = [
  {
    edit: 'requirePositiveInteger("VisitEncoder", "embeddingDim", embeddingDim); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: 'requireAggregation("VisitEncoder", aggregation, embeddingDim); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: 'requireCodeEmbeddings("VisitEncoder", { codeEmbeddings, mask, embeddingDim, }); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: "const isCode = mask?.toFloat() ?? tf.ones([batch, numCodes]); → const isCode = mask?.toFloat() || tf.ones([batch, numCodes]);",
    reason: "A tensor is never falsy: both take the ones where there is no mask, and only there.",
  },
  {
    edit: "const isCode = mask?.toFloat() ?? tf.ones([batch, numCodes]); → const isCode = mask ?? tf.ones([batch, numCodes]);",
    reason: "Masks are given as numbers, and no claim speaks of those that are not.",
  },
  {
    edit: 'return { visit, ...(aggregation === "attention" && { weights }) }; → return { visit, ...({ weights }) };',
    reason:
      "Weights that come back under the other rules as well do no harm: no claim forbids them.",
  },
  {
    edit: "if (!this.bottleneck || !this.score) { → *",
    reason: "The two layers are there together, or neither is: to ask for one is enough.",
  },
  {
    edit: "const penalty = isCode.sub(1).mul(1e9); → const penalty = isCode.sub(1).mul(2000000000);",
    reason:
      "The exponential is 0 beside any other, and a visit without codes has no weights anyway.",
  },
  {
    edit: "const penalty = isCode.sub(1).mul(1e9); → const penalty = isCode.sub(1).mul(500000000);",
    reason:
      "The exponential is 0 beside any other, and a visit without codes has no weights anyway.",
  },
];

const noneIsFalse = "What is not given is as good as false where it is read.";

export const lstmBaseline: readonly Argued[] = [
  { edit: "bidirectional = false, → bidirectional,", reason: noneIsFalse },
  { edit: "returnSequences = false, → returnSequences,", reason: noneIsFalse },
  {
    edit: 'aggregation = "mean", → aggregation,',
    reason: "The visit encoder has the same rule where none is given.",
  },
  {
    edit: 'requirePositiveInteger("LSTMBaseline", "numOutputs", numOutputs); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: 'requireTask("LSTMBaseline", task, numOutputs); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: 'requireVisitCodes("LSTMBaseline", codes, masks); → (nothing)',
    reason: checksArguments,
  },
  {
    edit: "masks.codeMask ?? codes.notEqual<tf.Tensor3D>(0).toFloat(); → masks.codeMask || codes.notEqual<tf.Tensor3D>(0).toFloat();",
    reason: "A tensor is never falsy: both read the codes where there is no mask, and only there.",
  },
  {
    edit: "masks.codeMask ?? codes.notEqual<tf.Tensor3D>(0).toFloat(); → masks.codeMask ?? codes.notEqual<tf.Tensor3D>(0);",
    reason: "tfjs computes with a tensor of booleans as with one of 0 and 1.",
  },
  {
    edit: "return { logits, ...(attentionWeights && { attentionWeights }) }; → return { logits, ...({ attentionWeights }) };",
    reason: "A key with nothing under it is as good as none.",
  },
  {
    edit: "predict(codes: tf.Tensor3D, masks: VisitMasks = {}): tf.Tensor { → predict(codes: tf.Tensor3D, masks: VisitMasks): tf.Tensor {",
    reason: "`forward` takes no masks for none by itself.",
  },
];
