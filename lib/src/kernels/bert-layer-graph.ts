import type { OnnxGraph, OnnxNode } from "./onnx-model";

/** What a layer's graph is made for. */
export interface BertLayerForm {
  readonly numHeads: number;
  readonly epsilon: number;
  /** Whether some keys are hidden. */
  readonly isMasked: boolean;
}

/** The parameters of a layer, by the names that its graph and kernel use. */
export const bertLayerParameters = [
  ...["queryWeight", "queryBias", "keyWeight", "keyBias"],
  ...["valueWeight", "valueBias", "outputWeight", "outputBias"],
  ...["norm1Weight", "norm1Bias", "wideWeight", "wideBias"],
  ...["narrowWeight", "narrowBias", "norm2Weight", "norm2Bias"],
] as const;

/** A hidden score, as in {@link maskedSoftmax}: 0 after the exponential. */
const hiddenScore = -1e9;

/**
 * A layer of a BERT without dropout: attention, then two linear maps with a
 * GELU between, each with residual and norm.
 *
 * @see Devlin et al. 2019, §3, https://arxiv.org/abs/1810.04805
 */
export function bertLayerGraph(form: BertLayerForm): OnnxGraph {
  const { numHeads, epsilon, isMasked } = form;
  const maps = ["query", "key", "value"];
  const nodes: OnnxNode[] = [
    ...maps.map((name) => product("x", `${name}Weight`, name)),
    {
      ...{ name: "Concat", domain: "", integers: { axis: 0 } },
      inputs: maps.map((name) => `${name}Bias`),
      output: "biases",
    },
    {
      ...{ name: "MultiHeadAttention", domain: "com.microsoft" },
      inputs: [...maps, "biases", ...(isMasked ? ["mask"] : [])],
      output: "seen",
      integers: { num_heads: numHeads },
      floats: { mask_filter_value: hiddenScore },
    },
    product("seen", "outputWeight", "mapped"),
    norm("mapped", "x", "norm1", "outputBias", "attended", epsilon),
    product("attended", "wideWeight", "wide"),
    {
      ...{ name: "BiasGelu", domain: "com.microsoft" },
      ...{ inputs: ["wide", "wideBias"], output: "bent" },
    },
    product("bent", "narrowWeight", "narrow"),
    norm("narrow", "attended", "norm2", "narrowBias", "y", epsilon),
  ];
  const floats = ["x", ...bertLayerParameters];
  return {
    nodes,
    inputs: {
      ...Object.fromEntries(floats.map((name) => [name, "float32"] as const)),
      ...(isMasked && { mask: "int32" }),
    },
    outputs: ["y"],
  };
}

function product(left: string, right: string, output: string): OnnxNode {
  return { name: "MatMul", domain: "", inputs: [left, right], output };
}

/** norm(x + residual + bias) */
function norm(
  x: string,
  residual: string,
  name: string,
  bias: string,
  output: string,
  epsilon: number,
): OnnxNode {
  return {
    ...{ name: "SkipLayerNormalization", domain: "com.microsoft", output },
    inputs: [x, residual, `${name}Weight`, `${name}Bias`, bias],
    floats: { epsilon },
  };
}
