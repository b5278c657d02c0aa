import type { SubmissionTree, TreeFile } from "./tree";

/** Whose a file is, by the layout that it stands in. */
export interface Owner {
  readonly student: string;
  /** Set where several handed it in together. */
  readonly members?: readonly string[];
  /** In words, for the report: "Canvas download, marked late". */
  readonly studentFrom: string;
  readonly submittedAt?: string | null;
  /** As the learner named it. */
  readonly fileName?: string;
}

/** A way in which submissions arrive: what it knows of a file, or null where the file is not in it. */
export type Layout = (file: TreeFile) => Owner | null;

/** Looks through a tree once, for a layout's own marks. */
export type FindLayout = (tree: SubmissionTree) => Promise<Layout> | Layout;
