/** A survivor that a person looked at: no answer of a learner deserves to lose points by it. */
export interface Argued {
  /**
   * The mutant, word for word as the report calls it: `before → after`. `before → *` is whatever
   * lives of those lines.
   */
  readonly edit: string;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** Whether an argument speaks of a mutant. */
export function arguesFor(argued: Argued, edit: string): boolean {
  return argued.edit.endsWith(" → *")
    ? edit.startsWith(argued.edit.slice(0, -1))
    : edit === argued.edit;
}

/** Of a `require…` that refuses wrong arguments: learners are given it, and no claim asks for it. */
export const checksArguments =
  "It refuses arguments that no right caller gives, and no claim asks for that.";
