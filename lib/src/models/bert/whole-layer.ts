import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "../../functional/fused-kernel";
import type { BertLayer } from "./bert-layer";
import type { BertLayerOptions } from "./bert-self-attention";

/** Whether a layer may be run by one kernel: nobody asks for what is in
 * between, be it attention weights or what a gradient needs. */
export function canRunWhole({ outputAttentions }: BertLayerOptions): boolean {
  const isRecorded = tf.engine().isTapeOn();
  return !outputAttentions && !isRecorded && hasKernel("AttendingBertLayer");
}

/** The layer's output without dropout, `[batch, seqLen, hiddenSize]`. */
export function runWhole(
  { attention, intermediate, output }: BertLayer,
  x: tf.Tensor3D,
  mask: tf.Tensor | undefined,
): tf.Tensor3D {
  const { query, key, value, numHeads } = attention.self;
  const inputs = {
    ...{ queryWeight: query.weight, queryBias: query.bias },
    ...{ keyWeight: key.weight, keyBias: key.bias },
    ...{ valueWeight: value.weight, valueBias: value.bias },
    outputWeight: attention.output.dense.weight,
    outputBias: attention.output.dense.bias,
    norm1Weight: attention.output.LayerNorm.weight,
    norm1Bias: attention.output.LayerNorm.bias,
    wideWeight: intermediate.dense.weight,
    wideBias: intermediate.dense.bias,
    narrowWeight: output.dense.weight,
    narrowBias: output.dense.bias,
    norm2Weight: output.LayerNorm.weight,
    norm2Bias: output.LayerNorm.bias,
  };
  const { epsilon } = output.LayerNorm;
  return runFused<tf.Tensor3D>(
    "AttendingBertLayer",
    { x, ...inputs, ...(mask && { mask }) },
    { numHeads, epsilon },
  );
}
