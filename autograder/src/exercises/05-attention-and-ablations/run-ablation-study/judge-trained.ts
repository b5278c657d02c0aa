import type { Data, TensorData } from "../../../data/data";
import type { Verdict } from "../../exercise";
import { numberAt } from "../../judging/close-to";
import { asTensor } from "../../judging/reading";
import { failed, passed } from "../../judging/verdict";
import type { Study } from "./study";

/**
 * Batches that were dealt out train nobody: each model has to be asked with other weights, at last,
 * than it began with.
 *
 * @param made which model was made, run by run
 * @param asked its weights when it was last asked in `eval()` mode
 */
export function judgeTrained(
  { names, seeds, starts }: Study,
  made: readonly Data[],
  asked: readonly Data[],
): Verdict {
  const startOf = new Map<string, TensorData | undefined>(
    names.flatMap((name, v) =>
      seeds.map((seed, i) => [`${name}, seed ${seed}`, starts[v]?.[i]?.weight] as const),
    ),
  );
  const form = { what: "its weights", axes: ["word", "class"] };
  const idle = made.find((name, i) => {
    const start = startOf.get(String(name));
    const weight = asTensor(asked[i] ?? null, form);
    return start === undefined || "failure" in weight || !hasMoved(start, weight.value);
  });
  if (idle === undefined) return passed;
  const message = "A model was not trained before it was scored. Await trainModel.";
  return failed(message, "other weights than at first", `those of ${String(idle)}`);
}

const hasMoved = (before: TensorData, after: TensorData): boolean =>
  before.values.some((value, i) => Math.abs(value - numberAt(after, i)) > 1e-3);
