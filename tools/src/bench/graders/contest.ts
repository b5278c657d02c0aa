import type { Spread } from "../statistics";

/** A grader in the comparison: its own notebooks, ten of them. */
export interface Contestant {
  /** `attending`, and what was graded. */
  readonly name: string;
  readonly what: string;
  readonly isolation: string;
  /** The seconds of one submission, a cold process. */
  gradeOne(): number;
  /** The seconds of all ten, as its manual says that a class is graded. */
  gradeBatch(): number;
}

/** One of them that cannot take part, and why. */
export interface Absentee {
  readonly name: string;
  readonly missing: string;
}

/** What one grader took, in seconds. */
export interface ContestRow {
  readonly name: string;
  readonly what: string;
  readonly isolation: string;
  /** One submission, alone. */
  readonly single: Spread;
  /** Ten submissions in one go, for each of them. */
  readonly perNotebook: Spread;
}

export type ContestResult = readonly (ContestRow | Absentee)[];

export const numSubmissions = 10;
