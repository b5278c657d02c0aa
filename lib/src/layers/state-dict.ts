import * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";

/** The numbers of one parameter, apart from any backend. */
export interface StateEntry {
  dtype: "float32";
  shape: number[];
  /** Row by row; as many as the product of the shape. */
  values: Float32Array;
}

/** The numbers of every parameter, by name. */
export type StateDict = Record<string, StateEntry>;

type Parameters = ReadonlyMap<string, tf.Variable>;

/** A copy of the numbers of every parameter. */
export function readState(parameters: Parameters): StateDict {
  // fromEntries, not assignment: a parameter may be called `__proto__`.
  return Object.fromEntries(
    [...parameters].map(([name, variable]) => [
      name,
      {
        dtype: "float32",
        shape: [...variable.shape],
        // A copy: on the cpu backend dataSync gives the live array.
        values: Float32Array.from(variable.dataSync()),
      },
    ]),
  );
}

/**
 * Nothing; sets every parameter, or none when something does not fit.
 *
 * @throws DataError when names or counts differ, ShapeError when a shape does
 */
export function writeState(
  where: string,
  parameters: Parameters,
  state: StateDict,
): void {
  requireSameNames(where, parameters, state);
  const entries = new Map(Object.entries(state));
  for (const [name, variable] of parameters) {
    const entry = entries.get(name);
    if (entry) requireSameShape(where, name, variable, entry);
  }
  tf.tidy(() => {
    // All before any: where there is no room, no parameter has changed.
    const tensors = [...parameters].map(([name, variable]) => {
      const entry = entries.get(name);
      const tensor = entry && tf.tensor(entry.values.slice(), entry.shape);
      return [variable, tensor ?? variable] as const;
    });
    for (const [variable, tensor] of tensors) {
      if (tensor !== variable) variable.assign(tensor);
    }
  });
}

function requireSameNames(
  where: string,
  parameters: Parameters,
  state: StateDict,
): void {
  const found = new Set(Object.keys(state));
  const missing = [...parameters.keys()].filter((name) => !found.has(name));
  const unexpected = [...found].filter((name) => !parameters.has(name));
  if (missing.length === 0 && unexpected.length === 0) return;
  throw new DataError({
    where,
    expected: `the ${parameters.size} parameters of the module`,
    got: [
      missing.length > 0 ? `none named ${listNames(missing)}` : "",
      unexpected.length > 0 ? `unexpected ${listNames(unexpected)}` : "",
    ]
      .filter(Boolean)
      .join(", and "),
    fix: suggestNames(missing, unexpected),
  });
}

/** The first few names: a whole model's would hide the message. */
function listNames(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}

function suggestNames(
  missing: readonly string[],
  unexpected: readonly string[],
): string {
  const [lost, ...othersLost] = missing;
  const [extra, ...othersExtra] = unexpected;
  const isRenamed = othersLost.length === 0 && othersExtra.length === 0;
  if (lost !== undefined && extra !== undefined && isRenamed) {
    return `Rename "${extra}" to "${lost}".`;
  }
  if (lost !== undefined && extra?.endsWith(`.${lost}`)) {
    return `Remove "${extra.slice(0, -lost.length)}" from the names.`;
  }
  return "Build the module with the options of the one that was saved.";
}

function requireSameShape(
  where: string,
  name: string,
  variable: tf.Variable,
  { shape, values }: StateEntry,
): void {
  const wanted = formatShape(variable.shape);
  const received = formatShape(shape);
  if (wanted !== received) {
    const isTransposed = wanted === formatShape([...shape].reverse());
    throw new ShapeError({
      where,
      expected: `${name} of shape ${wanted}`,
      got: received,
      fix: isTransposed
        ? "Transpose it: linear weights are stored [in, out]."
        : "Build the module with the options of the one that was saved.",
    });
  }
  if (values.length === variable.size) return;
  throw new DataError({
    where,
    expected: `${variable.size} values for ${name} of shape ${wanted}`,
    got: `${values.length}`,
    fix: "Was the file cut short?",
  });
}
