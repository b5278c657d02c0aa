import * as tf from "@tensorflow/tfjs";
import { hasKernel, runFused } from "../functional/fused-kernel";
import { gelu } from "../functional/gelu";
import { layerNorm } from "../functional/layer-norm";
import { linear } from "../functional/linear";
import { maskedSoftmax } from "../functional/masked-softmax";
import { requireClose, wave } from "./require-close";

const [batch, seqLen, numHeads, headDim] = [2, 3, 2, 4];
const hiddenSize = numHeads * headDim;
const intermediateSize = 12;
const epsilon = 1e-3;

/** A linear map or a norm. */
interface Affine {
  readonly weight: tf.Tensor;
  readonly bias: tf.Tensor;
}

/** The parts of a layer, by the names that the kernel gives their parameters. */
type BertLayerParts = Readonly<
  Record<
    | "query"
    | "key"
    | "value"
    | "output"
    | "norm1"
    | "wide"
    | "narrow"
    | "norm2",
    Affine
  >
>;

/**
 * Nothing; throws unless the current backend's kernel of a whole BERT layer, if
 * it has one, agrees with the layer's operations taken one by one.
 */
export function checkBertLayer(): void {
  tf.tidy(() => {
    const x = waves<tf.Tensor3D>([batch, seqLen, hiddenSize], 1);
    if (!hasKernel("AttendingBertLayer", x)) return;
    const parts = makeParts();
    const someHidden = tf.tensor4d([1, 1, 1, 1, 1, 0], [batch, 1, 1, seqLen]);
    for (const mask of [undefined, someHidden]) {
      const inputs = { x, ...parametersOf(parts), ...(mask && { mask }) };
      const layer = runFused<tf.Tensor>("AttendingBertLayer", inputs, {
        numHeads,
        epsilon,
      });
      const expected = stepByStep(x, parts, mask);
      requireClose("a BERT layer", layer, expected.dataSync());
    }
  });
}

function makeParts(): BertLayerParts {
  const affine = (shape: number[], phase: number): Affine => ({
    weight: waves(shape, phase),
    bias: waves(shape.slice(-1), phase + 1),
  });
  const square = [hiddenSize, hiddenSize];
  return {
    query: affine(square, 1),
    key: affine(square, 2),
    value: affine(square, 3),
    output: affine(square, 4),
    norm1: affine([hiddenSize], 5),
    wide: affine([hiddenSize, intermediateSize], 6),
    narrow: affine([intermediateSize, hiddenSize], 7),
    norm2: affine([hiddenSize], 8),
  };
}

function parametersOf(parts: BertLayerParts): Record<string, tf.Tensor> {
  return Object.fromEntries(
    Object.entries(parts).flatMap(([name, { weight, bias }]) => [
      [`${name}Weight`, weight],
      [`${name}Bias`, bias],
    ]),
  );
}

function stepByStep(
  x: tf.Tensor3D,
  parts: BertLayerParts,
  mask: tf.Tensor | undefined,
): tf.Tensor3D {
  const map = (from: tf.Tensor3D, { weight, bias }: Affine) =>
    linear(from, weight, bias);
  const heads = (part: Affine) =>
    map(x, part)
      .reshape<tf.Tensor4D>([batch, seqLen, numHeads, headDim])
      .transpose<tf.Tensor4D>([0, 2, 1, 3]);
  const norm = (from: tf.Tensor3D, part: Affine) =>
    layerNorm(from, { ...part, epsilon });
  const scores: tf.Tensor4D = tf.matMul(
    heads(parts.query),
    heads(parts.key),
    false,
    true,
  );
  const scale = 1 / Math.sqrt(headDim);
  const seen = maskedSoftmax(scores, { mask, scale })
    .matMul(heads(parts.value))
    .transpose([0, 2, 1, 3])
    .reshape<tf.Tensor3D>(x.shape);
  const attended = norm(x.add(map(seen, parts.output)), parts.norm1);
  const wide = gelu(map(attended, parts.wide));
  return norm(attended.add(map(wide, parts.narrow)), parts.norm2);
}

function waves<T extends tf.Tensor>(shape: number[], phase: number): T {
  return tf.tensor(wave(tf.util.sizeFromShape(shape), phase)).reshape<T>(shape);
}
