import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { OperationError } from "../errors/operation-error";
import type { Module } from "../layers/module";

/** Whether a hook sees what goes into a layer, or what comes out of it. */
export type LayerSide = "input" | "output";

type ForwardMethod = (...inputs: readonly unknown[]) => unknown;
type Layer = Module & { forward?: ForwardMethod };

/**
 * The layer at a path of property names, as in the names of parameters:
 * `encoder.0.attention`.
 *
 * @throws DataError that lists the layers there are
 */
export function layerAt(model: Module, path: string): Module {
  const layers = layersOf(model);
  const layer = layers.get(path);
  if (layer !== undefined) return layer;
  const names = [...layers.keys()];
  throw new DataError({
    where: "layer",
    expected: `the path of a layer of ${model.constructor.name}`,
    got: `"${path}"`,
    fix: `There are ${names.join(", ") || "none"}.`,
  });
}

/**
 * What `run` returns, while a layer's tensor passes through `change`.
 *
 * The layer's own `forward` is put aside for as long as `run` takes, so that a
 * hook costs nothing when there is none.
 *
 * @throws OperationError when the layer did not run exactly once, or gives no
 * tensor
 */
export function withLayerHook<Result>(
  layer: Module,
  side: LayerSide,
  change: (tensor: tf.Tensor) => tf.Tensor,
  run: () => Result,
): Result {
  const hooked: Layer = layer;
  const own = Object.getOwnPropertyDescriptor(hooked, "forward");
  const original = hooked.forward;
  if (original === undefined) throw noTensor(layer, "no forward method");
  let calls = 0;
  hooked.forward = (...inputs) => {
    calls += 1;
    if (side === "output")
      return changed(layer, original.apply(layer, [...inputs]), change);
    const [first, ...others] = inputs;
    if (!(first instanceof tf.Tensor)) throw noTensor(layer, "no tensor first");
    return original.apply(layer, [change(first), ...others]);
  };
  try {
    const result = run();
    if (calls === 1) return result;
  } finally {
    if (own === undefined) delete hooked.forward;
    else Object.defineProperty(hooked, "forward", own);
  }
  throw new OperationError({
    where: "layer",
    expected: `a layer that runs once in the model's forward`,
    got: `${layer.constructor.name}, which ran ${calls} times`,
    fix:
      calls === 0
        ? "Does forward call the model that holds this layer?"
        : "Which of its runs is meant? Give each place a layer of its own.",
  });
}

/** A layer's result with another tensor in its place. */
function changed(
  layer: Module,
  result: unknown,
  change: (tensor: tf.Tensor) => tf.Tensor,
): unknown {
  if (result instanceof tf.Tensor) return change(result);
  if (typeof result === "object" && result !== null) {
    for (const [name, value] of Object.entries(result)) {
      if (!outputNames.includes(name)) continue;
      return { ...result, [name]: change(value) };
    }
  }
  throw noTensor(layer, "neither a tensor nor one under `output`");
}

/** Where a layer that returns several things keeps its output. */
const outputNames: readonly string[] = ["logits", "lastHiddenState", "output"];

function noTensor(layer: Module, got: string): OperationError {
  return new OperationError({
    where: "layer",
    expected: `a layer whose forward takes and gives tensors`,
    got: `${layer.constructor.name} with ${got}`,
    fix: "Name a layer further inside.",
  });
}

/** The layers of a model by path, without itself. */
function layersOf(
  module: Module,
  prefix = "",
  found = new Map<string, Module>(),
): Map<string, Module> {
  for (const [name, value] of Object.entries(module)) {
    const members = Array.isArray(value)
      ? value.map((item, i) => [`${prefix}${name}.${i}`, item] as const)
      : [[`${prefix}${name}`, value] as const];
    for (const [path, item] of members) {
      if (!isModule(item)) continue;
      found.set(path, item);
      layersOf(item, `${path}.`, found);
    }
  }
  return found;
}

/** By what it can do: a model may come from another copy of the library. */
function isModule(value: unknown): value is Module {
  if (typeof value !== "object" || value === null) return false;
  return typeof (value as Partial<Module>).namedParameters === "function";
}
