import * as tf from "@tensorflow/tfjs";
import { dropout } from "../functional/dropout";
import { runFused } from "../functional/fused-kernel";
import { gelu } from "../functional/gelu";
import { keepMask } from "../functional/keep-mask";
import { layerNorm } from "../functional/layer-norm";
import { linear } from "../functional/linear";
import { maskedSoftmax } from "../functional/masked-softmax";
import { requireClose, wave } from "./require-close";

/**
 * Nothing; throws unless the current backend's own kernels agree with values
 * that are known: small tensors, and some that are shared between threads.
 */
export function checkFusedKernels(): void {
  tf.tidy(() => {
    checkGelu();
    checkSoftmax();
    checkLayerNorm();
    checkLinear();
    checkDropout();
    checkAdam();
  });
}

/** gelu and its slope at -1, 0 and 1, from tables of Φ and φ. */
function checkGelu(): void {
  const repeats = 20_000;
  const x = tf.tensor1d([-1, 0, 1]).tile([repeats]);
  const values = Array(repeats).fill([-0.15865525, 0, 0.84134475]).flat();
  requireClose("GELU", gelu(x), values);
  const slope = tf.grad((each) => gelu(each))(x);
  const slopes = Array(repeats).fill([-0.08331547, 0.5, 1.08331547]).flat();
  requireClose("GELU's gradient", slope, slopes);
}

/** Weights of 1 : 2 : 5, and the gradient for the first of them. */
function checkSoftmax(): void {
  const row = [0, Math.log(2), Math.log(5)];
  const repeats = 20_000;
  const x = tf.tensor2d(row, [1, 3]).tile([repeats, 1]);
  const weights = [1 / 8, 2 / 8, 5 / 8];
  requireClose("softmax", tf.softmax(x), Array(repeats).fill(weights).flat());
  const first = tf.tensor1d([1, 0, 0]);
  const slope = tf.grad((each) => tf.softmax(each).mul(first).sum());
  const expected = [7 / 64, -2 / 64, -5 / 64];
  requireClose("softmax's gradient", slope(tf.tensor2d(row, [1, 3])), expected);
  const mask = tf.tensor4d([1, 1, 0], [1, 1, 1, 3]);
  const scores = tf.tensor4d([...row, ...row], [1, 1, 2, 3]);
  const masked = maskedSoftmax(scores.mul(2), { mask, scale: 0.5 });
  requireClose("a masked softmax", masked, [1 / 3, 2 / 3, 0, 1 / 3, 2 / 3, 0]);
}

/** A row of mean 5 and variance 5: its features are (x - 5) / √5. */
function checkLayerNorm(): void {
  const x = tf.tensor2d([[2, 4, 6, 8]]);
  const [weight, bias] = [tf.tensor1d([1, 2, 3, 4]), tf.tensor1d([0, 0, 0, 1])];
  const unit = 1 / Math.sqrt(5);
  const y = layerNorm(x, { weight, bias, epsilon: 0 });
  const expected = [-3 * unit, -2 * unit, 3 * unit, 12 * unit + 1];
  requireClose("layer norm", y, expected);
  // n = [-3, -1, 1, 3] / √5 and d = weight · [0, 0, 0, 1]; the slope of x is
  // (d - 1 - n · mean(d n)) / √5, that of weight n · [0, 0, 0, 1].
  const last = tf.tensor1d([0, 0, 0, 1]);
  const slopesOf = tf.grads((each, scaledBy, shiftedBy) =>
    layerNorm(each, { weight: scaledBy, bias: shiftedBy, epsilon: 0 })
      .mul(last)
      .sum(),
  );
  const slopes = slopesOf([x, weight, bias]);
  const expectedSlopes = [
    [0.8 * unit, -0.4 * unit, -1.6 * unit, 1.2 * unit],
    [0, 0, 0, 3 * unit],
    [0, 0, 0, 1],
  ];
  slopes.forEach((slope, i) => {
    requireClose("layer norm's gradient", slope, expectedSlopes[i] ?? []);
  });
}

function checkLinear(): void {
  const [x, weight] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[3], [4]])];
  const y = linear(x, weight, tf.tensor1d([5]));
  requireClose("a linear map", y, [16]);
  const heads = tf.tensor4d(wave(24, 1), [1, 3, 2, 4]).transpose([0, 2, 1, 3]);
  const rows = [0, 2, 4, 1, 3, 5].flatMap((row) => [
    ...wave(24, 1).subarray(4 * row, 4 * row + 4),
  ]);
  requireClose("a transposition", heads, rows);
}

function checkDropout(): void {
  const draw = { rate: 0.25, seed: 12345 };
  requireClose("dropout", dropout(tf.ones([67]), draw), keepMask(draw, 67));
}

/** Adam's first step is the learning rate, with the gradient's sign. */
function checkAdam(): void {
  const parameter = tf.tensor1d([1, 1, 1, 1, 1]);
  const [first, second] = [tf.zeros([5]), tf.zeros([5])];
  const gradient = tf.tensor1d([3, -4, 12, -1, 2]);
  const numbers = { keep: 0.5, stepSize: 1, beta1: 0.9, beta2: 0.99 };
  const inputs = { parameter, first, second, gradient };
  const factors = { ...numbers, rootCorrection: 10, epsilon: 0 };
  runFused<tf.Tensor[]>("AttendingAdam", inputs, factors);
  // 0.1 g / (√(0.01 g²) · 10)
  requireClose("Adam", parameter, [0.4, 0.6, 0.4, 0.6, 0.4]);
  requireClose("Adam's mean", first, [0.3, -0.4, 1.2, -0.1, 0.2]);
  requireClose("Adam's mean square", second, [0.09, 0.16, 1.44, 0.01, 0.04]);
  const squares = runFused<tf.Scalar>("AttendingSumOfSquares", { gradient });
  requireClose("a sum of squares", squares, [174]);
  runFused<tf.Tensor[]>("AttendingScale", { x: gradient }, { factor: 0.5 });
  requireClose("scaled numbers", gradient, [1.5, -2, 6, -0.5, 1]);
}
