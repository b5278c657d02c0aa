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
