/** A notebook as the grader sees it: sources and metadata, no outputs. */
export interface Notebook {
  readonly kind: "notebook";
  readonly cells: readonly NotebookCell[];
  /** As the notebook says, in lower case; empty when it does not say. */
  readonly language: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

export interface NotebookCell {
  readonly kind: "code" | "markdown" | "raw";
  readonly source: string;
  readonly id?: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Why a file cannot be graded, in words for the one who handed it in. */
export interface NotebookProblem {
  readonly kind: "problem";
  readonly reason: NotebookProblemReason;
  /** What is wrong and the likely fix, without the file's name and without its text. */
  readonly message: string;
}

export const notebookProblemReasons = [
  "unreadable",
  "not-a-file",
  "too-large",
  "empty",
  "not-text",
  "not-json",
  "too-deep",
  "not-a-notebook",
  "old-format",
  "no-cells",
  "too-many-cells",
  "no-exercise",
] as const;

export type NotebookProblemReason = (typeof notebookProblemReasons)[number];

export function notebookProblem(reason: NotebookProblemReason, message: string): NotebookProblem {
  return { kind: "problem", reason, message };
}
