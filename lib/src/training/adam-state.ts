import type * as tf from "@tensorflow/tfjs";
import { DataError } from "../errors/data-error";
import { formatShape } from "../errors/require-shape";
import { ShapeError } from "../errors/shape-error";
import { makeVariable } from "../layers/initialisers";
import {
  readState,
  type StateDict,
  type StateEntry,
} from "../layers/state-dict";
import type { Moments } from "./adam-update";

/** The moments of one parameter, and how often it was moved. */
export interface AdamMemory {
  readonly moments: Moments;
  readonly step: number;
}

const parts = ["first", "second", "step"] as const;

/** A copy of what Adam remembers: `first.<name>`, `second.<name>`, `step.<name>`. */
export function readMemory(memory: ReadonlyMap<string, AdamMemory>): StateDict {
  const entries = [...memory].flatMap(([name, { moments, step }]) => {
    const variables = new Map([
      [`first.${name}`, moments.first],
      [`second.${name}`, moments.second],
    ]);
    return [
      ...Object.entries(readState(variables)),
      [`step.${name}`, countEntry(step)] as const,
    ];
  });
  return Object.fromEntries(entries);
}

/**
 * New memory with the numbers in `state`; nothing is made when it does not fit.
 *
 * @throws DataError when names do not belong together, ShapeError when a
 * shape is not the parameter's
 */
export function writeMemory(
  parameters: ReadonlyMap<string, tf.Variable>,
  state: StateDict,
): Map<string, AdamMemory> {
  const entries = new Map(Object.entries(state));
  const names = new Set([...entries.keys()].map(parameterName));
  const checked = [...names].map((name) => {
    const parameter = parameters.get(name);
    if (parameter === undefined) throw refuse(`one named ${name}`);
    const [first, second, count] = parts.map((part) => {
      const entry = entries.get(`${part}.${name}`);
      if (entry === undefined) throw refuse(`none named ${part}.${name}`);
      requireFit(
        `${part}.${name}`,
        entry,
        part === "step" ? [] : parameter.shape,
      );
      return entry;
    });
    return { name, first, second, step: count?.values[0] ?? 0 };
  });
  return new Map(
    checked.map(({ name, first, second, step }) => [
      name,
      {
        moments: { first: variableOf(first), second: variableOf(second) },
        step,
      },
    ]),
  );
}

/** A float32 counts exactly up to 2²⁴: sixteen million steps. */
function countEntry(step: number): StateEntry {
  return { dtype: "float32", shape: [], values: Float32Array.of(step) };
}

function variableOf(entry: StateEntry | undefined): tf.Variable {
  const { values, shape } = entry ?? countEntry(0);
  return makeVariable(values.slice(), shape, false);
}

/** "encoder.weight" of "first.encoder.weight". */
function parameterName(entry: string): string {
  const part = parts.find((prefix) => entry.startsWith(`${prefix}.`));
  return part === undefined ? entry : entry.slice(part.length + 1);
}

function requireFit(
  name: string,
  { shape, values }: StateEntry,
  wanted: readonly number[],
): void {
  const size = wanted.reduce((product, n) => product * n, 1);
  if (formatShape(shape) === formatShape(wanted) && values.length === size) {
    return;
  }
  throw new ShapeError({
    where: "AdamW.loadStateDict",
    expected: `${name} of shape ${formatShape(wanted)}`,
    got: `${formatShape(shape)} with ${values.length} values`,
    fix: "Build the model with the options of the one that was saved.",
  });
}

function refuse(got: string): DataError {
  return new DataError({
    where: "AdamW.loadStateDict",
    expected: "the moments of the optimiser's parameters",
    got,
    fix: "Build model and optimiser with the options of the ones that were saved.",
  });
}
