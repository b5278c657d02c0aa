import type { z } from "zod";
import {
  type Notebook,
  type NotebookCell,
  type NotebookProblem,
  notebookProblem,
} from "./notebook";
import { type CellFile, formatSchema, languageSchema, notebookSchema } from "./notebook-schema";
import { parseNotebookText } from "./notebook-text";

/** More than any notebook a person writes; each cell costs the compiler a file. */
const maxCells = 2000;

/**
 * The notebook in a file's bytes, or what is wrong with them. Nothing that a file can hold makes it
 * throw.
 */
export function parseNotebook(bytes: Uint8Array): Notebook | NotebookProblem {
  const parsed = parseNotebookText(bytes);
  if (parsed.kind === "problem") return parsed;
  const problem = formatProblem(parsed.value);
  if (problem) return problem;
  const checked = notebookSchema.safeParse(parsed.value);
  if (!checked.success) return schemaProblem(checked.error);
  const { cells, metadata = {} } = checked.data;
  if (!cells.some((cell) => cell.cell_type === "code")) {
    return notebookProblem(
      "no-cells",
      "The notebook has no code cell. Save your work in JupyterLab, and hand in that file.",
    );
  }
  return {
    kind: "notebook",
    cells: cells.map(notebookCell),
    language: languageOf(metadata),
    metadata,
  };
}

function formatProblem(value: unknown): NotebookProblem | undefined {
  const format = formatSchema.safeParse(value);
  if (!format.success || (format.data.nbformat === undefined && format.data.cells === undefined)) {
    return notebookProblem(
      "not-a-notebook",
      "The file is JSON, but not a notebook: it has no nbformat and no cells. Hand in the .ipynb file.",
    );
  }
  const { nbformat, worksheets, cells } = format.data;
  if (worksheets !== undefined || (nbformat !== undefined && nbformat < 4)) {
    return notebookProblem(
      "old-format",
      `Expected nbformat 4, got ${nbformat ?? "an older one"}. Convert it: open it in JupyterLab and save it, ` +
        "or run `jupyter nbconvert --to notebook --inplace` on it.",
    );
  }
  if (Array.isArray(cells) && cells.length > maxCells) {
    return notebookProblem(
      "too-many-cells",
      `Expected at most ${maxCells} cells, got ${cells.length}. Remove the cells that the exercises do not need.`,
    );
  }
  return undefined;
}

function schemaProblem(error: z.ZodError): NotebookProblem {
  const issue = error.issues[0];
  const [first, index, ...rest] = issue?.path ?? [];
  const where =
    first === "cells" && typeof index === "number"
      ? `cell ${index + 1}${rest.length > 0 ? ` (${rest.join(".")})` : ""}`
      : String(first ?? "its top level");
  return notebookProblem(
    "not-a-notebook",
    `The file is not a notebook that follows nbformat 4: ${where} is not as it should be. ` +
      "Open it in JupyterLab, save it, and hand in that file.",
  );
}

function notebookCell(cell: CellFile): NotebookCell {
  return {
    kind: cell.cell_type,
    // Line ends are counted by compilers in different ways; here every line ends in one \n.
    source: (typeof cell.source === "string" ? cell.source : cell.source.join("")).replace(
      /\r\n?/g,
      "\n",
    ),
    ...(cell.id === undefined ? {} : { id: cell.id }),
    metadata: cell.metadata ?? {},
  };
}

function languageOf(metadata: Readonly<Record<string, unknown>>): string {
  const found = languageSchema.safeParse(metadata);
  if (!found.success) return "";
  return (found.data.language_info?.name ?? found.data.kernelspec?.language ?? "").toLowerCase();
}
