/** Which version of a notebook a block goes into. */
export type Audience = "everyone" | "solution" | "student";

/** The two notebooks that are made of one course file. */
export type Version = Exclude<Audience, "everyone">;

interface PlacedBlock {
  readonly audience: Audience;
  /** Line of the course file where the block begins, counted from 1: for error messages. */
  readonly line: number;
}

/** Markdown. The directives `<!-- card … -->` and `<!-- mistakes … -->` are still in it. */
export interface ProseBlock extends PlacedBlock {
  readonly kind: "prose";
  readonly text: string;
}

/** A code cell that is written in the course file. */
export interface CodeBlock extends PlacedBlock {
  readonly kind: "code";
  readonly text: string;
}

/** A code cell that is lifted out of a source file: the learner gets a stub. */
export interface ExerciseBlock extends PlacedBlock {
  readonly kind: "exercise";
  readonly exercise: string;
  readonly sourceFile: string;
  readonly symbol: string;
}

export type Block = ProseBlock | CodeBlock | ExerciseBlock;

export const goesInto = (block: Block, version: Version): boolean =>
  block.audience === "everyone" || block.audience === version;
