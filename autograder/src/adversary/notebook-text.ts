import { notebookText as notebookOf } from "../grading/reference-notebook";

/** As JupyterLab saves a notebook of the course's kernel; nothing says which notebook it is. */
const kernelspec = { name: "attending", language: "typescript" };

/** A notebook as a learner would hand it in, made of code cells. */
export function notebookText(cells: readonly string[], metadata: object = {}): string {
  return notebookOf(cells, { kernelspec, ...metadata });
}
