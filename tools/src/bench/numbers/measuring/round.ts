import { type Spread, spreadOf } from "../../statistics";

/** One process's times in one round. */
export interface Round extends Spread {
  readonly runs: number;
  /** How much slower the slowest fifth of the round was than the quickest; see `unevenness`. */
  readonly unevenness: number;
}

/** What a round's times come to, in the unit of the times. */
export function roundOf(times: readonly number[]): Round {
  return { ...spreadOf(times), runs: times.length, unevenness: unevenness(times) };
}

const numParts = 5;

/**
 * The peer's spread within a round: the largest over the smallest median of the round's five parts
 * in time. Of five runs or fewer that is the largest over the smallest time; of a thousand, a
 * single hiccup does not count, while a neighbour who takes the processor for a while does.
 */
function unevenness(times: readonly number[]): number {
  const parts = Math.min(numParts, times.length);
  const medians = Array.from({ length: parts }, (_, part) => {
    const start = Math.floor((part * times.length) / parts);
    const end = Math.floor(((part + 1) * times.length) / parts);
    return spreadOf(times.slice(start, end)).median;
  });
  const { min, max } = spreadOf(medians);
  return max / min;
}
