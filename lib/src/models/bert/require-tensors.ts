import { DataError } from "../../errors/data-error";
import { formatShape } from "../../errors/require-shape";
import { ShapeError } from "../../errors/shape-error";
import type { StateDict } from "../../layers/state-dict";
import type { FullBertConfig } from "./bert-config";

const fix = "Do config.json and model.safetensors belong together?";

/**
 * Nothing; throws unless the checkpoint has as many layers as its config.
 *
 * Said on its own, and before anything is built: a config may claim any number.
 *
 * @throws DataError naming both
 */
export function requireLayers(
  where: string,
  names: readonly string[],
  { numHiddenLayers }: FullBertConfig,
): void {
  const layers = names.flatMap((name) => {
    const [, layer] = /^encoder\.layer\.(\d+)\./.exec(name) ?? [];
    return layer === undefined ? [] : [layer];
  });
  const found = new Set(layers).size;
  if (found === numHiddenLayers) return;
  throw new DataError({
    where,
    expected: `${numHiddenLayers} layers, as config.json says`,
    got: `${found} in model.safetensors`,
    fix,
  });
}

/**
 * Nothing; throws unless the tensors have these names and shapes.
 *
 * @throws DataError when one is missing or unknown, ShapeError when a shape
 * differs
 */
export function requireTensors(
  where: string,
  tensors: StateDict,
  shapes: ReadonlyMap<string, readonly number[]>,
): void {
  const found = new Map(Object.entries(tensors));
  const missing = [...shapes.keys()].filter((name) => !found.has(name));
  const unknown = [...found.keys()].filter((name) => !shapes.has(name));
  if (missing.length > 0 || unknown.length > 0) {
    throw new DataError({
      where,
      expected: `BERT's ${shapes.size} tensors in model.safetensors`,
      got: [
        missing.length > 0 ? `none named ${listNames(missing)}` : "",
        unknown.length > 0 ? `unknown ${listNames(unknown)}` : "",
      ]
        .filter(Boolean)
        .join(", and "),
      fix: "Is the model a BERT, or one that is only called so?",
    });
  }
  for (const [name, wanted] of shapes) {
    const shape = found.get(name)?.shape ?? [];
    if (formatShape(shape) === formatShape(wanted)) continue;
    throw new ShapeError({
      where,
      expected: `${name} of shape ${formatShape(wanted)}, as config.json says`,
      got: formatShape(shape),
      fix,
    });
  }
}

/** The first few names: a whole model's would hide the message. */
function listNames(names: readonly string[]): string {
  const shown = names
    .slice(0, 3)
    .map((name) => name.slice(0, 80))
    .join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
