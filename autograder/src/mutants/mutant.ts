/** A reference with one change in the declaration of its exercise's symbol. */
export interface Mutant {
  /** The name of the operator that made it: `comparison`. */
  readonly operator: string;
  /** Where it begins, in the reference's file, from 1. */
  readonly line: number;
  /**
   * The lines before and after: `if (mask) { → if (true) {`. Of mutants that read alike the second
   * ends in ` (2)`, so that each has its own.
   */
  readonly edit: string;
  /** The reference's whole file, changed. */
  readonly source: string;
}
