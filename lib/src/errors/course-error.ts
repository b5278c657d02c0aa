/** What every error of the course says, in this order. */
export interface ErrorFacts {
  /** The function or class that found the fault. */
  readonly where: string;
  readonly expected: string;
  readonly got: string;
  /** The likely fix, as a sentence with its full stop. */
  readonly fix: string;
}

/**
 * The base of all errors that the library throws.
 *
 * The message reads *where: expected what, got what. Likely fix.* It names
 * shapes, ids and offsets, never the text of a note.
 */
export class CourseError extends Error {
  override readonly name: string = "CourseError";
  readonly facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    const { where, expected, got, fix } = facts;
    super(`${where}: expected ${expected}, got ${got}. ${fix}`);
    this.facts = facts;
  }
}
