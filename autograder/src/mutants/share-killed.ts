import type { MutantCounts } from "./mutants-report";

export function sumOfCounts(all: readonly MutantCounts[]): MutantCounts {
  const total = { mutants: 0, killed: 0, advised: 0, argued: 0, open: 0 };
  for (const counts of all) {
    total.mutants += counts.mutants;
    total.killed += counts.killed;
    total.advised += counts.advised;
    total.argued += counts.argued;
    total.open += counts.open;
  }
  return total;
}

/**
 * What was killed of those that ought to be: nobody argued for them, and they do more than leave
 * tensors behind, which the sandbox alone could tell and so costs nothing.
 */
export function shareInWords({ mutants, killed, advised, argued }: MutantCounts): string {
  return inWords(killed, mutants - advised - argued);
}

/** What was killed of all, whether it could be or not. */
export function shareOfAllInWords({ mutants, killed }: MutantCounts): string {
  return inWords(killed, mutants);
}

const inWords = (part: number, all: number): string =>
  all === 0 ? "" : `${((100 * part) / all).toFixed(1)} %`;
