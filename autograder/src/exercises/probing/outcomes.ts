import type { TensorData } from "../../data/data";

/** Numbers closer than this are one outcome: beyond any rounding, and below any difference here. */
const nearness = 1e-4;

/** No more of them are told: what has that many is left to other chance than a few cases. */
const maxOutcomes = 50;

/**
 * The different numbers among some, ascending: what may come out, without how often or in which
 * order. Where chance chooses among few cases, that is the same for every order of draws.
 */
export function outcomesOf(values: ArrayLike<number>): TensorData {
  const outcomes: number[] = [];
  for (const value of Float32Array.from(values).sort()) {
    const last = outcomes.at(-1);
    if (last !== undefined && value - last < nearness) continue;
    outcomes.push(value);
    if (outcomes.length === maxOutcomes) break;
  }
  return { dtype: "float32", shape: [outcomes.length], values: Float32Array.from(outcomes) };
}
