import { type Module, modulesOf } from "../layers/module";
import {
  type Random,
  type RandomState,
  readRandomState,
  writeRandomState,
} from "../random/seeded-random";

/**
 * Where the seeded generators stand that a model's layers draw from, e.g. those
 * of its dropout; each once, in the order of the layers.
 *
 * A source of numbers that `seededRandom` did not make has no place to go back
 * to, and is left out.
 */
export function readGenerators(model: Module): RandomState[] {
  return heldGenerators(model).map((random) => readRandomState(random) ?? []);
}

/** Nothing; sets a model's generators back to where they stood. */
export function writeGenerators(
  model: Module,
  states: readonly RandomState[],
): void {
  heldGenerators(model).forEach((random, i) => {
    const state = states[i];
    if (state !== undefined) writeRandomState(random, state);
  });
}

function heldGenerators(model: Module): Random[] {
  const found = new Set<Random>();
  for (const module of modulesOf(model)) {
    for (const value of Object.values(module)) {
      if (isSeeded(value)) found.add(value);
    }
  }
  return [...found];
}

function isSeeded(value: unknown): value is Random {
  return (
    typeof value === "function" &&
    readRandomState(value as Random) !== undefined
  );
}
