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

export const numSubmissions = 10;
