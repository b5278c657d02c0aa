import { basename } from "node:path";
import type { NotebookProblem } from "../notebook/notebook";
import { readSubmission, type SubmissionBytes } from "../notebook/submission-file";

/** A notebook to grade, and whose it is. */
export interface SubmissionFile {
  /** As the instructor named it, with what was found below; into a zip as if it were a folder. */
  readonly path: string;
  readonly student: string;
  /** Those of whom `student` is a group, each by name. */
  readonly members?: readonly string[];
  /** Where the student's name came from, for the report. */
  readonly studentFrom: string;
  /** ISO 8601, where the layout tells it. */
  readonly submittedAt?: string | null;
  /** As the learner named it, where the layout has renamed it; the path's last part by default. */
  readonly fileName?: string;
  /** Where the bytes come from; a file at the path by default. */
  readonly read?: () => Promise<SubmissionBytes | NotebookProblem>;
}

/** The bytes of what was handed in, or why there are none. */
export function readSubmissionFile(
  file: SubmissionFile,
): Promise<SubmissionBytes | NotebookProblem> {
  return file.read?.() ?? readSubmission(file.path);
}

/** The name under which the learner saved it: one of the ways to know which notebook it is. */
export function nameOfSubmission(file: SubmissionFile): string {
  return file.fileName ?? basename(file.path);
}
