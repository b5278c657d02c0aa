import * as tf from "@tensorflow/tfjs";
import { dropThreshold, maskStates } from "../functional/keep-mask";
import type { Arithmetic } from "./arithmetic";
import { inputOf, type KernelCall, type MakeKernel } from "./kernel-registry";
import type { WasmLoops } from "./wasm-loops";
import type { WasmMemory } from "./wasm-memory";

/** What the kernels of this folder that are our own work with. */
export interface LoopTools {
  readonly memory: WasmMemory;
  readonly loops: WasmLoops;
  readonly arithmetic: Arithmetic;
}

/** How many rows of how many numbers a tensor has, by its last axis. */
export function rowsOf({ shape }: tf.TensorInfo): [number, number] {
  const columns = shape.at(-1) ?? 1;
  const rows = shape.slice(0, -1).reduce((product, n) => product * n, 1);
  return [columns === 0 ? 0 : rows, columns];
}

/** `AttendingGelu`: x · Φ(x). */
export function geluKernel({ memory, arithmetic }: LoopTools): MakeKernel {
  return () => (call) => {
    const x = inputOf(call, "x");
    const y = memory.makeFloats(x.shape);
    const size = tf.util.sizeFromShape(x.shape);
    if (size === 0) return y;
    arithmetic.gelu(...memory.addressesOf(x, y), size);
    return y;
  };
}

/** `AttendingGeluGradient`: dy · (Φ(x) + x φ(x)). */
export function geluGradientKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    const x = inputOf(call, "x");
    const dx = memory.makeFloats(x.shape);
    const at = memory.addressesOf(x, inputOf(call, "dy"), dx);
    loops.geluGradient(...at, tf.util.sizeFromShape(x.shape));
    return dx;
  };
}

/** `AttendingLayerNorm`; rows are a multiple of four long. */
export function layerNormKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    const x = inputOf(call, "x");
    const y = memory.makeFloats(x.shape);
    const [weight, bias] = [inputOf(call, "weight"), inputOf(call, "bias")];
    const at = memory.addressesOf(x, weight, bias, y);
    loops.layerNormRows(...at, ...rowsOf(x), numberOf(call, "epsilon"));
    return y;
  };
}

/** `AttendingLayerNormGradient`: for x, weight and bias. */
export function layerNormGradientKernel(tools: LoopTools): MakeKernel {
  const { memory, loops } = tools;
  return () => (call) => {
    const x = inputOf(call, "x");
    const weight = inputOf(call, "weight");
    const dx = memory.makeFloats(x.shape);
    const dWeight = memory.makeFloats(weight.shape);
    const dBias = memory.makeFloats(weight.shape);
    memory.floatsOf(dWeight).fill(0);
    memory.floatsOf(dBias).fill(0);
    const dy = inputOf(call, "dy");
    const at = memory.addressesOf(x, weight, dy, dx, dWeight, dBias);
    loops.layerNormGradientRows(...at, ...rowsOf(x), numberOf(call, "epsilon"));
    return [dx, dWeight, dBias];
  };
}

/** `AttendingMaskedSoftmax`: softmax(scale · scores + penalty) over the last axis. */
export function maskedSoftmaxKernel(tools: LoopTools): MakeKernel {
  const { memory, loops, arithmetic } = tools;
  return () => (call) => {
    const scores = inputOf(call, "scores");
    const penalty = inputOf(call, "penalty");
    const y = memory.makeFloats(scores.shape);
    const [rows, columns] = rowsOf(scores);
    if (rows * columns === 0) return y;
    const [from, added, to] = memory.addressesOf(scores, penalty, y);
    const rowsPerPenalty = rows / rowsOf(penalty)[0];
    const scale = numberOf(call, "scale");
    loops.maskScores(from, to, rows, columns, scale, added, rowsPerPenalty);
    arithmetic.softmaxRows(to, to, rows, columns);
    return y;
  };
}

/** `AttendingSoftmaxGradient`: scale · y · (dy - Σ dy y). */
export function softmaxGradientKernel(tools: LoopTools): MakeKernel {
  const { memory, loops } = tools;
  return () => (call) => {
    const y = inputOf(call, "y");
    const dx = memory.makeFloats(y.shape);
    const at = memory.addressesOf(y, inputOf(call, "dy"), dx);
    loops.softmaxGradientRows(...at, ...rowsOf(y), numberOf(call, "scale"));
    return dx;
  };
}

/** `AttendingDropout`: what `keepMask` keeps, without a mask in memory. */
export function dropoutKernel({ memory, loops }: LoopTools): MakeKernel {
  return () => (call) => {
    const x = inputOf(call, "x");
    const y = memory.makeFloats(x.shape);
    const size = tf.util.sizeFromShape(x.shape);
    const rate = numberOf(call, "rate");
    const draw = [dropThreshold(rate), 1 / (1 - rate)];
    const states = maskStates(numberOf(call, "seed"));
    loops.dropout(...memory.addressesOf(x, y), size, ...draw, ...states);
    return y;
  };
}

function numberOf({ attrs }: KernelCall, name: string): number {
  return Number(attrs?.[name]);
}
