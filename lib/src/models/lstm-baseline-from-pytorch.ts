import { DataError } from "../errors/data-error";
import { lstmStateFromPyTorch } from "../layers/lstm-from-pytorch";
import type { StateDict, StateEntry } from "../layers/state-dict";
import { transposedEntry } from "../layers/transposed-entry";

const where = "lstmBaselineStateFromPyTorch";

/** Our names for the linear layers of the case study. */
const linearNames: Readonly<Record<string, string>> = {
  fc: "head",
  "visit_encoder.attention.0": "visitEncoder.bottleneck",
  "visit_encoder.attention.2": "visitEncoder.score",
};

/**
 * The numbers of the case study's PyTorch model, under the names and in the
 * shapes of `LSTMBaseline`.
 *
 * Its parts are `embedding`, `visit_encoder.attention` (0 and 2, around a tanh),
 * `lstm` and `fc`. Weights are transposed, and the embeddings divided by
 * √embeddingDim, by which `LSTMBaseline` multiplies them: it then computes what
 * PyTorch computes.
 *
 * @returns new numbers; `state` stays as it is
 * @throws DataError for a name that the model does not have, ShapeError for a
 * weight that is no matrix
 * @example
 * model.loadStateDict(lstmBaselineStateFromPyTorch(decodeSafetensors(bytes)));
 */
export function lstmBaselineStateFromPyTorch(state: StateDict): StateDict {
  const own = Object.entries(state).map(([name, entry]) =>
    ownEntry(name, entry),
  );
  return Object.assign({}, ...own);
}

function ownEntry(name: string, entry: StateEntry): StateDict {
  if (name === "embedding.weight") return { [name]: unscaled(entry) };
  const dot = name.lastIndexOf(".");
  const [layer, kind] = [name.slice(0, dot), name.slice(dot + 1)];
  if (layer === "lstm") {
    const states = Object.entries(lstmStateFromPyTorch({ [kind]: entry }));
    return Object.fromEntries(states.map(([own, its]) => [`lstm.${own}`, its]));
  }
  const linear = linearNames[layer];
  if (linear === undefined || !["weight", "bias"].includes(kind)) {
    throw unknown(name);
  }
  const values = entry.values.slice();
  return {
    [`${linear}.${kind}`]:
      kind === "weight"
        ? transposedEntry(entry, { where, name, shape: "[out, in]" })
        : { ...entry, shape: [...entry.shape], values },
  };
}

function unscaled({ shape, values }: StateEntry): StateEntry {
  const root = Math.sqrt(shape.at(-1) ?? 1);
  return {
    dtype: "float32",
    shape: [...shape],
    values: values.map((value) => value / root),
  };
}

function unknown(name: string): DataError {
  return new DataError({
    where,
    expected: "names of embedding, visit_encoder.attention.0 or 2, lstm or fc",
    got: name,
    fix: "Rename the entries of a model that is built otherwise.",
  });
}
