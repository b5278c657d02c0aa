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

/** Of the type of the ids, where lib's models are asked. */
export const floatIds =
  "lib's models read ids of either type, and of these exercises only 06.2 claims int32.";

/** Of `?? …` and `?.`, which the compiler asks for. */
export const neverMissing = "What it stands in for is there whenever the question is put.";
