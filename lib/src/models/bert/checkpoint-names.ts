import { DataError } from "../../errors/data-error";
import type { StateDict, StateEntry } from "../../layers/state-dict";

/** What a model with a head puts before the names of its encoder. */
const prefix = "bert.";

/**
 * Of a checkpoint's names those of the encoder.
 *
 * When its names begin with `bert.`, all others are heads'. Counted positions
 * are a constant, and the pooler belongs to the classifiers of whole sequences.
 */
export function chooseEncoder(names: readonly string[]): string[] {
  const hasPrefix = names.some((name) => name.startsWith(prefix));
  return names.filter((name) => {
    if (hasPrefix && !name.startsWith(prefix)) return false;
    const own = encoderName(name);
    return own !== "embeddings.position_ids" && !own.startsWith("pooler.");
  });
}

/**
 * Today's name of an encoder's tensor.
 *
 * Without `bert.`, and with `weight` and `bias` for what the first checkpoints,
 * converted from TensorFlow, called `LayerNorm.gamma` and `LayerNorm.beta`.
 */
function encoderName(name: string): string {
  const own = name.startsWith(prefix) ? name.slice(prefix.length) : name;
  return own
    .replace(/\bLayerNorm\.gamma$/, "LayerNorm.weight")
    .replace(/\bLayerNorm\.beta$/, "LayerNorm.bias");
}

/**
 * The tensors by today's names.
 *
 * @throws DataError when two of them have one name
 */
export function renameTensors(where: string, tensors: StateDict): StateDict {
  const renamed = new Map<string, StateEntry>();
  for (const [name, entry] of Object.entries(tensors)) {
    const own = encoderName(name);
    if (renamed.has(own)) {
      throw new DataError({
        where,
        expected: `one tensor for ${own} in model.safetensors`,
        got: "two, under its old and its new name",
        fix: "Save the model again with one of them.",
      });
    }
    renamed.set(own, entry);
  }
  return Object.fromEntries(renamed);
}
