import * as tf from "@tensorflow/tfjs";
import { formatShape } from "../../errors/require-shape";
import { hasKernel, runFused } from "../../functional/fused-kernel";
import type { LayerNorm } from "../../layers/layer-norm";
import type { Linear } from "../../layers/linear";
import { type Module, modulesOf } from "../../layers/module";
import type {
  BertLayerOptions,
  BertSelfAttention,
} from "./bert-self-attention";

/** The end of a sublayer. */
interface NormedMap {
  readonly dense: Linear;
  readonly LayerNorm: LayerNorm;
}

/** What the kernel takes from a layer. */
interface LayerParts extends Module {
  readonly attention: {
    readonly self: BertSelfAttention;
    readonly output: NormedMap;
  };
  readonly intermediate: { readonly dense: Linear };
  readonly output: NormedMap;
}

/** Whether a layer may be run by one kernel: nothing is dropped, and nobody
 * asks for what is in between, be it attention weights or what a gradient
 * needs. */
export function canRunWhole(
  layer: LayerParts,
  x: tf.Tensor3D,
  { mask, outputAttentions }: BertLayerOptions,
): boolean {
  if (outputAttentions || tf.engine().isTapeOn()) return false;
  if (!hasKernel("AttendingBertLayer", x, ...(mask ? [mask] : []))) {
    return false;
  }
  const isTrained = [...modulesOf(layer)].some(({ training }) => training);
  return !isTrained && (!mask || isPlain(mask, x));
}

/** Whether a mask says of each batch's keys, and of nothing else, that they
 * are hidden or not; the kernel knows no others. */
function isPlain(mask: tf.Tensor, { shape }: tf.Tensor3D): boolean {
  const wanted = [shape[0], 1, 1, shape[1]];
  const fits = formatShape(mask.shape) === formatShape(wanted);
  return fits && mask.dataSync().every((value) => value === 0 || value === 1);
}

/** The layer's output without dropout, `[batch, seqLen, hiddenSize]`. */
export function runWhole(
  { attention, intermediate, output }: LayerParts,
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
