/** Names of tensors' operations that have a capital inside: those that are most often written without. */
const names = [
  ...["matMul", "expandDims", "notEqual", "toFloat", "toInt", "toBool", "dataSync", "arraySync"],
  ...["logSoftmax", "logSumExp", "zerosLike", "onesLike", "oneHot", "clipByValue", "greaterEqual"],
  ...[
    "lessEqual",
    "logicalAnd",
    "logicalNot",
    "logicalOr",
    "argMax",
    "argMin",
    "squaredDifference",
  ],
  ...["truncatedNormal", "randomNormal", "randomUniform", "leakyRelu", "asScalar", "variableGrads"],
  ...["gatherND", "batchNorm", "bandPart", "divNoNan", "floorDiv", "addN", "topk", "cumsum"],
];
const byLowerCase = new Map(names.map((name) => [name.toLowerCase(), name]));

/** The operation that differs from a name in its capitals (or in `_`) alone, or undefined. */
export function withCapitals(name: string): string | undefined {
  const found = byLowerCase.get(name.toLowerCase().replaceAll("_", ""));
  return found === name ? undefined : found;
}
