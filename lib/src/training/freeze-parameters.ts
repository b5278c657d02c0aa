import { DataError } from "../errors/data-error";
import type { Module } from "../layers/module";

/** What is frozen. */
export interface FrozenParameters {
  readonly names: readonly string[];
  /** Nothing; the parameters are trained and saved again. */
  unfreeze(): void;
}

/**
 * Nothing trains these parameters from now on: those whose names begin with one
 * of `prefixes`. What PyTorch does with `requires_grad_(False)`.
 *
 * They get no gradients, so that no optimiser moves them, decay included, and a
 * step has less to compute. Meanwhile they count as no parameters of the model:
 * `stateDict()` holds only what is trained, so unfreeze before you save. Dropout
 * still acts in layers that are frozen.
 *
 * @param prefixes names, or beginnings of them up to a dot:
 * `bert.embeddings`, `bert.encoder.layer.0`
 * @throws DataError when one fits no parameter; nothing is frozen then
 * @example
 * const frozen = freezeParameters(model, ["bert.embeddings"]);
 * // … train …
 * frozen.unfreeze();
 */
export function freezeParameters(
  model: Module,
  prefixes: readonly string[],
): FrozenParameters {
  const named = [...model.namedParameters()];
  const fits = (prefix: string, name: string) =>
    name === prefix || name.startsWith(`${prefix}.`);
  const idle = prefixes.find(
    (prefix) => !named.some(([name]) => fits(prefix, name)),
  );
  if (idle !== undefined) throw refuse(idle);
  const chosen = named.filter(([name]) =>
    prefixes.some((prefix) => fits(prefix, name)),
  );
  for (const [, variable] of chosen) variable.trainable = false;
  return {
    names: chosen.map(([name]) => name),
    unfreeze: () => {
      for (const [, variable] of chosen) variable.trainable = true;
    },
  };
}

function refuse(prefix: string): DataError {
  return new DataError({
    where: "freezeParameters",
    expected: "names of parameters, or what they begin with up to a dot",
    got: `"${prefix}"`,
    fix: "model.namedParameters() has the names.",
  });
}
