import type { Random } from "@attending/lib";

/** A cell as it stands in a notebook file. */
export interface Cell {
  readonly type: "code" | "markdown" | "raw";
  readonly source: string;
  /** Where a cell that holds an answer differs from one that stands beside it. */
  readonly role?: "imports" | "answer";
  readonly outputs?: readonly unknown[];
}

/** Another notebook with the same answers. */
export interface NotebookStyle {
  readonly name: string;
  readonly apply: (cells: readonly Cell[], random: Random) => readonly Cell[];
}

export const code = (source: string): Cell => ({ type: "code", source });
export const markdown = (source: string): Cell => ({ type: "markdown", source });
