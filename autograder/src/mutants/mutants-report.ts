import type { Argued } from "./argued";
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
  const reasons = new Map(argued.map(({ edit, reason }) => [edit, reason]));
  const mutants = made.flatMap(({ operator, line, edit }, i): MarkedMutant[] => {
    const verdict = verdicts[i];
    if (verdict === undefined) return [];
    const reason = verdict.outcome === "survived" ? (reasons.get(edit) ?? null) : null;
    return [{ operator, line, edit, ...verdict, argued: reason }];
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
  const outcomes = new Map(mutants.map(({ edit, outcome }) => [edit, outcome]));
  return argued.flatMap(({ edit }) => {
    const outcome = outcomes.get(edit);
    if (outcome === "survived") return [];
    const why = outcome === undefined ? "there is no such mutant" : `the mutant is ${outcome}`;
    return [`argued for, but ${why}: ${edit}`];
  });
}
