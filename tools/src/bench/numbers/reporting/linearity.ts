import { spreadOf } from "../../statistics";
import type { ContenderResult, RowResult } from "../measuring/row-result";
import { threeDigits } from "./figures";
import { type FittedLine, fitLine } from "./least-squares";

/** How one contender's time grows in a row. */
export interface Linearity {
  readonly id: string;
  readonly title: string;
  readonly name: string;
  readonly axis: "notes" | "layers";
  /** Milliseconds: the median over the rounds of each round's median. */
  readonly points: readonly (readonly [x: number, ms: number])[];
  readonly line: FittedLine;
  readonly leaked: number | undefined;
}

/** The line through each contender's points; none of one that failed. */
export function linearitiesOf({ row, contenders }: RowResult): Linearity[] {
  if (row.kind !== "linearity") return [];
  const { id, title, axis } = row;
  return contenders
    .filter(({ problem }) => problem === undefined)
    .map((contender) => {
      const points = pointsOf(contender);
      const { name, leaked } = contender;
      return { id, title, axis, name, points, line: fitLine(points), leaked };
    });
}

function pointsOf({ points }: ContenderResult): [x: number, ms: number][] {
  return points.map(({ x, rounds }) => [x, spreadOf(rounds.map(({ median }) => median)).median]);
}

/** The titles of `linearityCells`. */
export const linearityHeader = [
  "growing",
  "by",
  "ms at each",
  "line, ms",
  "R²",
  "largest residual",
  "leaked",
] as const;

/** A line's cells, in words. */
export function linearityCells({ title, name, points, line, axis, leaked }: Linearity): string[] {
  const { intercept, slope, rSquared, largestResidual } = line;
  const unit = axis === "notes" ? "note" : "layer";
  return [
    title,
    name,
    points.map(([x, ms]) => `${x}: ${threeDigits(ms)}`).join(", "),
    `${threeDigits(intercept)} + ${threeDigits(slope)} a ${unit}`,
    rSquared.toFixed(4),
    `${(100 * largestResidual).toFixed(1)} %`,
    leaked === undefined ? "–" : `${leaked}`,
  ];
}
