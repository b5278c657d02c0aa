import { joinLines } from "../headless/notebook-json";
import type { Notebook } from "./notebook";

/** The setting that a notebook has whose full run takes minutes; learners' copies begin with `true`. */
const setting = /^const quick = (true|false);/m;

/** Whether a notebook has a quick run and a full one. */
export function isLongRun(notebook: Notebook): boolean {
  return notebook.cells.some(
    (cell) => cell.cell_type === "code" && setting.test(joinLines(cell.source)),
  );
}

/** The same notebook, set to its quick run. */
export function quickened(notebook: Notebook): Notebook {
  const cells = notebook.cells.map((cell) =>
    cell.cell_type === "code"
      ? { ...cell, source: [joinLines(cell.source).replace(setting, "const quick = true;")] }
      : cell,
  );
  return { ...notebook, cells };
}
