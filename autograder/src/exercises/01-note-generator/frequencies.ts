import type { Verdict } from "../exercise";
import { failed, passed } from "../judging/verdict";
import { capitalised, inWords } from "../judging/wording";

/** How often something happened, and how often it should. */
export interface Frequency {
  /** Begins a sentence: "notes with 2 diagnoses". */
  readonly what: string;
  readonly count: number;
  readonly total: number;
  readonly expected: number;
}

/** No more frequencies than this are judged of one answer. */
const maxFrequencies = 500;

/** The chance that a right answer fails any of them. */
const falseAlarm = 1e-6;

/**
 * A right frequency strays past this with a chance below falseAlarm / maxFrequencies:
 * P(n · KL(count / n ‖ p) ≥ t) ≤ 2 e⁻ᵗ for every n, no approximation involved.
 *
 * @see Chernoff 1952; Hoeffding 1963, Theorem 1, https://doi.org/10.1080/01621459.1963.10500830
 */
const threshold = Math.log((2 * maxFrequencies) / falseAlarm);

/**
 * Passes when every frequency is one that chance explains. The message tells only tens of percent,
 * so that it is the same for the same mistake.
 */
export function asExpected(frequencies: readonly Frequency[]): Verdict {
  if (frequencies.length > maxFrequencies) throw new Error("asExpected: raise maxFrequencies");
  for (const frequency of frequencies) {
    const { what, count, total, expected } = frequency;
    if (isLikely(frequency)) continue;
    const seen = total === 0 ? 0 : count / total;
    const tens = 10 * Math.round(10 * seen);
    const often = seen < expected ? "too seldom" : "too often";
    const message = `${capitalised(what)} come ${often}: in about ${tens} % of cases.`;
    return failed(message, inPercent(expected), `${inPercent(seen)} of ${total}`);
  }
  return passed;
}

/** Whether chance explains it. Too few cases to tell anything are not enough. */
export function isLikely({ count, total, expected }: Frequency): boolean {
  if (total < 50) return false;
  return total * divergence(count / total, expected) < threshold;
}

/** KL(Bernoulli(seen) ‖ Bernoulli(expected)), in nats. */
function divergence(seen: number, expected: number): number {
  const part = (a: number, b: number) => (a === 0 ? 0 : a * Math.log(a / b));
  return part(seen, expected) + part(1 - seen, 1 - expected);
}

/** One frequency for each value from low to high, all equally likely. */
export function uniform(
  values: readonly number[],
  [low, high]: readonly [low: number, high: number],
  what: (value: number) => string,
): Frequency[] {
  const size = high - low + 1;
  return Array.from({ length: size }, (_, i) => ({
    what: what(low + i),
    count: values.filter((value) => value === low + i).length,
    total: values.length,
    expected: 1 / size,
  }));
}

function inPercent(share: number): string {
  return `${inWords(100 * share)} %`;
}
