import type { Goal, Limit } from "../rows/goals";

/** The numbers of a row that limits are about, as far as they were measured. */
export interface Measured {
  readonly ratio?: number | undefined;
  readonly seconds?: number | undefined;
  readonly tensors?: number | undefined;
}

export type Verdict = "aim met" | "met" | "missed" | "not known" | "–";

/** Whether the row reached its goal: "not known" without the number, "–" without a goal. */
export function verdictOf(goal: Goal | undefined, measured: Measured): Verdict {
  if (goal === undefined) return "–";
  const must = holds(goal.must, measured);
  if (must === undefined) return "not known";
  if (!must) return "missed";
  return holds(goal.aim, measured) ? "aim met" : "met";
}

/** The limit in words, such as "≤ 1.2 ×". */
export function limitText({ of, sign, value }: Limit): string {
  const unit = { ratio: "×", seconds: "s", tensors: "tensors" }[of];
  return `${sign} ${value} ${unit}`;
}

/** On the number as measured, not as it is rounded for the table. */
function holds({ of, sign, value }: Limit, measured: Measured): boolean | undefined {
  const number = measured[of];
  if (number === undefined) return undefined;
  return sign === "<" ? number < value : number <= value;
}
