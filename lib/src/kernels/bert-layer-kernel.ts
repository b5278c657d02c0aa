import * as tf from "@tensorflow/tfjs";
import {
  type BertLayerForm,
  bertLayerGraph,
  bertLayerParameters,
} from "./bert-layer-graph";
import { inputOf, type KernelCall, type MakeKernel } from "./kernel-registry";
import type { Place, RunGraph, StartGraph } from "./onnx-runtime";
import type { WasmMemory } from "./wasm-memory";

/** `AttendingBertLayer`: a whole layer without dropout, in one graph. */
export function bertLayerKernel(
  memory: WasmMemory,
  start: StartGraph,
): MakeKernel {
  const graphs = new Map<string, RunGraph>();
  const graphOf = (form: BertLayerForm): RunGraph => {
    const key = JSON.stringify(form);
    const settings = { numThreads: 4, spins: true };
    const run = graphs.get(key) ?? start(bertLayerGraph(form), settings);
    graphs.set(key, run);
    return run;
  };
  return () => (call) => {
    const x = inputOf(call, "x");
    const y = memory.makeFloats(x.shape);
    if (tf.util.sizeFromShape(x.shape) === 0) return y;
    const mask = hiddenKeys(memory, call);
    const placeOf = (tensor: tf.TensorInfo): Place => ({
      address: memory.addressOf(tensor),
      shape: tensor.shape,
    });
    const feeds: Record<string, Place> = { x: placeOf(x) };
    for (const name of bertLayerParameters) {
      feeds[name] = placeOf(inputOf(call, name));
    }
    const { numHeads, epsilon } = call.attrs ?? {};
    const form = { numHeads: Number(numHeads), epsilon: Number(epsilon) };
    const run = graphOf({ ...form, isMasked: mask !== undefined });
    run({ ...feeds, ...(mask && { mask }) }, "y", placeOf(y));
    return y;
  };
}

/** The mask of each batch's keys, undefined when it hides none. */
function hiddenKeys(memory: WasmMemory, { inputs }: KernelCall) {
  const { mask } = inputs;
  if (mask === undefined) return undefined;
  const numbers = Int32Array.from(memory.floatsOf(mask), (x) =>
    x > 0 ? 1 : 0,
  );
  if (!numbers.includes(0)) return undefined;
  const [batch = 1] = mask.shape;
  return { numbers, shape: [batch, numbers.length / batch] };
}
