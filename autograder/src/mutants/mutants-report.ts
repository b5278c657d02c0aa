import { type Argued, arguesFor } from "./argued";
import type { Mutant } from "./mutant";
import type { MutantVerdict } from "./mutant-verdict";

/** One mutant, what became of it, and why it may live if it does. */
export interface MarkedMutant extends MutantVerdict {
  readonly operator: string;
  readonly line: number;
  readonly edit: string;
  /** Why it is no mistake; null where nobody argued so. */
  readonly argued: string | null;
}

export interface ExerciseMutants {
  readonly id: string;
  readonly title: string;
  /** The reference's file. */
  readonly from: string;
  readonly counts: MutantCounts;
  readonly mutants: readonly MarkedMutant[];
  /** Entries of the list of argued survivors that no longer fit, each with what is wrong. */
  readonly stale: readonly string[];
}

export interface MutantCounts {
  readonly mutants: number;
  readonly killed: number;
  readonly advised: number;
  readonly argued: number;
  /** Survivors that nobody argued for. */
  readonly open: number;
}

/** Puts mutants, verdicts and arguments together. */
export function exerciseMutants(
  { id, title, from }: { readonly id: string; readonly title: string; readonly from: string },
  made: readonly Mutant[],
  verdicts: readonly MutantVerdict[],
  argued: readonly Argued[],
): ExerciseMutants {
  const mutants = made.flatMap(({ operator, line, edit }, i): MarkedMutant[] => {
    const verdict = verdicts[i];
    if (verdict === undefined) return [];
    const lives = verdict.outcome === "survived";
    const argument = lives ? argued.find((each) => arguesFor(each, edit)) : undefined;
    return [{ operator, line, edit, ...verdict, argued: argument?.reason ?? null }];
  });
  return { id, title, from, counts: countMutants(mutants), mutants, stale: stale(argued, mutants) };
}

function countMutants(mutants: readonly MarkedMutant[]): MutantCounts {
  const count = (is: (mutant: MarkedMutant) => boolean) => mutants.filter(is).length;
  return {
    mutants: mutants.length,
    killed: count(({ outcome }) => outcome === "killed"),
    advised: count(({ outcome }) => outcome === "advised"),
    argued: count(({ argued }) => argued !== null),
    open: count(isOpen),
  };
}

/** Whether it lives, and nobody said why it may. */
export function isOpen({ outcome, argued }: MarkedMutant): boolean {
  return outcome === "survived" && argued === null;
}

function stale(argued: readonly Argued[], mutants: readonly MarkedMutant[]): string[] {
  return argued.flatMap((argument) => {
    const meant = mutants.filter(({ edit }) => arguesFor(argument, edit));
    if (meant.some(({ outcome }) => outcome === "survived")) return [];
    const why = meant[0] === undefined ? "there is no such mutant" : `it is ${meant[0].outcome}`;
    return [`argued for, but ${why}: ${argument.edit}`];
  });
}
