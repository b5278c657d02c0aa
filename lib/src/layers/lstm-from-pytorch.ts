import { DataError } from "../errors/data-error";
import type { StateDict, StateEntry } from "./state-dict";
import { transposedEntry } from "./transposed-entry";

const where = "lstmStateFromPyTorch";
const shape = "[4 · hiddenSize, in]";

/** Our names for PyTorch's. */
const parameterNames: Readonly<Record<string, string>> = {
  weight_ih: "inputWeight",
  weight_hh: "recurrentWeight",
  bias_ih: "inputBias",
  bias_hh: "recurrentBias",
};

/**
 * The numbers of PyTorch's `nn.LSTM` under the names and in the shapes of
 * `LSTM`: weights `[4 · hiddenSize, in]` are transposed.
 *
 * The order of the gates, i, f, g, o, is the same in both. `weight_ih_l0` becomes
 * `forwardLayers.0.inputWeight`, and `weight_ih_l0_reverse`
 * `backwardLayers.0.inputWeight`.
 *
 * @param state of the `nn.LSTM` itself: without the name of a module around it
 * @returns new numbers; `state` stays as it is
 * @throws DataError for a name that `nn.LSTM` with biases and without
 * projections does not have, ShapeError for a weight that is no matrix
 * @example
 * lstm.loadStateDict(lstmStateFromPyTorch(decodeSafetensors(bytes)));
 */
export function lstmStateFromPyTorch(state: StateDict): StateDict {
  return Object.fromEntries(
    Object.entries(state).map(([name, entry]) => [
      ownName(name),
      name.startsWith("weight")
        ? transposedEntry(entry, { where, name, shape })
        : copyOf(entry),
    ]),
  );
}

function ownName(name: string): string {
  const parts = /^((?:weight|bias)_(?:ih|hh))_l(\d+)(_reverse)?$/.exec(name);
  const [, kind = "", layer, reverse] = parts ?? [];
  const parameter = parameterNames[kind];
  if (parameter !== undefined) {
    return `${reverse ? "backward" : "forward"}Layers.${layer}.${parameter}`;
  }
  throw new DataError({
    where,
    expected: "names like weight_ih_l0 or bias_hh_l1_reverse",
    got: name,
    fix: "Take the LSTM's own entries, without the name of the module around it.",
  });
}

function copyOf({ dtype, shape, values }: StateEntry): StateEntry {
  return { dtype, shape: [...shape], values: values.slice() };
}
