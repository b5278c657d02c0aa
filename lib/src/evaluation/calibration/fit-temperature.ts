import { DataError } from "../../errors/data-error";

/** Between which bounds a temperature is looked for. */
export interface TemperatureOptions {
  /** @default 0.05 */
  readonly lowest?: number | undefined;
  /** @default 20 */
  readonly highest?: number | undefined;
}

/** A temperature, and what it does to the rows that it was fitted on. */
export interface FittedTemperature {
  readonly temperature: number;
  /** Whether it is one of the bounds, and would go on beyond. */
  readonly isClamped: boolean;
  /** Mean negative log-likelihood in nats, at temperature 1. */
  readonly nllBefore: number;
  /** The same at the temperature found. */
  readonly nll: number;
}

/**
 * The one temperature that makes the labels most likely: T > 0 that minimises
 * -1/n Σ ln softmax(z / T)[y].
 *
 * As a function of 1/T that is convex, and its slope is
 * Σ (E[z] - z[y]), E under softmax(z / T): so its sign is halved down, and no
 * step can miss. Where every row is right, T goes to 0, and where the logits
 * say nothing, without end: it stays within the bounds. Rows of equal logits
 * alone have no best T, and get 1.
 *
 * Fit it on validation, never on the rows that are judged.
 *
 * @param logits `[example][class]`
 * @param labels the true class of each
 * @throws DataError when there is no row, a label is no class, a logit is not
 * finite, or the bounds are no bounds
 * @see Guo et al. 2017, §4.2, https://arxiv.org/abs/1706.04599
 * @example
 * const { temperature } = fitTemperature(validationLogits, validationLabels);
 * softmax(testLogits[0], temperature);
 */
export function fitTemperature(
  logits: readonly ArrayLike<number>[],
  labels: readonly number[],
  { lowest = 0.05, highest = 20 }: TemperatureOptions = {},
): FittedTemperature {
  requireRows(logits, labels);
  requireBounds(lowest, highest);
  const rows = logits.map(centred);
  const result = (temperature: number, isClamped: boolean) => ({
    temperature,
    isClamped,
    nllBefore: meanNll(rows, labels, 1),
    nll: meanNll(rows, labels, temperature),
  });
  const atLowest = slope(rows, labels, lowest);
  const atHighest = slope(rows, labels, highest);
  const steepest = Math.max(Math.abs(atLowest), Math.abs(atHighest));
  if (steepest < flat) return result(1, false);
  if (atLowest < 0) return result(lowest, true);
  if (atHighest > 0) return result(highest, true);
  let [low, high] = [Math.log(lowest), Math.log(highest)];
  for (let step = 0; step < numHalvings; step++) {
    const middle = (low + high) / 2;
    if (slope(rows, labels, Math.exp(middle)) > 0) low = middle;
    else high = middle;
  }
  return result(Math.exp((low + high) / 2), false);
}

/** Below this a slope is rounding. */
const flat = 1e-12;
/** Of six units of ln T: down to rounding. */
const numHalvings = 40;

/** The logits less the highest of their row, so that no exponential overflows. */
function centred(logits: ArrayLike<number>): Float64Array {
  const row = Float64Array.from(logits);
  const highest = Math.max(...row);
  return row.map((logit) => logit - highest);
}

/** The mean slope of the negative log-likelihood over 1/T. */
function slope(
  rows: readonly Float64Array[],
  labels: readonly number[],
  temperature: number,
): number {
  let total = 0;
  rows.forEach((row, i) => {
    let [norm, weighted] = [0, 0];
    for (const score of row) {
      const power = Math.exp(score / temperature);
      norm += power;
      weighted += power * score;
    }
    total += weighted / norm - (row[labels[i] ?? -1] ?? 0);
  });
  return total / rows.length;
}

function meanNll(
  rows: readonly Float64Array[],
  labels: readonly number[],
  temperature: number,
): number {
  let total = 0;
  rows.forEach((row, i) => {
    let norm = 0;
    for (const score of row) norm += Math.exp(score / temperature);
    total += Math.log(norm) - (row[labels[i] ?? -1] ?? 0) / temperature;
  });
  return total / rows.length;
}

function requireRows(
  logits: readonly ArrayLike<number>[],
  labels: readonly number[],
): void {
  const refuse = (expected: string, got: string, fix: string) => {
    throw new DataError({ where: "fitTemperature", expected, got, fix });
  };
  if (logits.length === 0 || logits.length !== labels.length) {
    const got = `${labels.length} and ${logits.length}`;
    const expected = "as many labels as rows of logits, and at least one";
    refuse(expected, got, "Give the true class of each row.");
  }
  logits.forEach((row, i) => {
    const label = labels[i] ?? Number.NaN;
    if (!(Number.isInteger(label) && label >= 0 && label < row.length)) {
      const expected = `a label from 0 to ${row.length - 1} at row ${i}`;
      refuse(expected, `${label}`, "A label is the place of its logit.");
    }
    const odd = Array.from(row).find((logit) => !Number.isFinite(logit));
    if (odd === undefined) return;
    refuse(`finite logits at row ${i}`, `${odd}`, "Look at the model first.");
  });
}

function requireBounds(lowest: number, highest: number): void {
  if (lowest > 0 && lowest < highest && Number.isFinite(highest)) return;
  throw new DataError({
    where: "fitTemperature",
    expected: "0 < lowest < highest",
    got: `${lowest} and ${highest}`,
    fix: "Leave them out for 0.05 and 20.",
  });
}
