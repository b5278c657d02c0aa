import type { ScriptPositions } from "./line-numbers";

/** The content of a Jupyter `error` output. */
export interface FailureReport {
  ename: string;
  evalue: string;
  /** Lines of text with terminal colours, as Jupyter shows them. */
  traceback: string[];
}

/** The cell that failed. */
export interface FailedCell {
  code: string;
  /** What its frames are called: `cell [3]`. */
  name: string;
  /** Where known: maps of the scripts that ran, for the lines shown beside each frame. */
  scripts?: ScriptPositions;
}
