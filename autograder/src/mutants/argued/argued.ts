/** A survivor that a person looked at: no answer of a learner deserves to lose points by it. */
export interface Argued {
  /** The mutant, word for word as the report calls it: `before → after`. */
  readonly edit: string;
  /** Why, in one sentence. */
  readonly reason: string;
}

/** Of a `require…` that refuses wrong arguments: learners are given it, and no claim asks for it. */
export const checksArguments =
  "It refuses arguments that no right caller gives, and no claim asks for that.";
