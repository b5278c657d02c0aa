import { parseSource } from "../declarations/bound-sources";
import { declaredNames } from "../declarations/lifted-declaration";
import { type Notebook, type NotebookProblem, notebookProblem } from "./notebook";

/** Which of the course's notebooks a file is, and what it was known by. */
export interface RecognisedNotebook {
  readonly kind: "recognised";
  /** A file name without ending: `02-self-attention`. */
  readonly notebook: string;
  readonly by: "metadata" | "symbols" | "file name";
}

/**
 * Tells which notebook of the course a submission is: by `metadata.attending.notebook`, else by the
 * graded symbols that it declares, else by its file's name.
 *
 * @param symbolsOfNotebooks the graded symbols of each notebook, by its name
 */
export function recogniseNotebook(
  notebook: Notebook,
  fileName: string,
  symbolsOfNotebooks: ReadonlyMap<string, readonly string[]>,
): RecognisedNotebook | NotebookProblem {
  const named = metadataName(notebook);
  if (named !== undefined && symbolsOfNotebooks.has(named)) return recognised(named, "metadata");
  const byFileName = [...symbolsOfNotebooks.keys()].find((name) => fileName.includes(name));
  const declaring = mostDeclared(notebook, symbolsOfNotebooks);
  if (byFileName !== undefined && (declaring.length === 0 || declaring.includes(byFileName))) {
    return recognised(byFileName, declaring.length === 0 ? "file name" : "symbols");
  }
  const [bySymbols] = declaring;
  return bySymbols === undefined
    ? noExercise(notebook, symbolsOfNotebooks)
    : recognised(bySymbols, "symbols");
}

function recognised(notebook: string, by: RecognisedNotebook["by"]): RecognisedNotebook {
  return { kind: "recognised", notebook, by };
}

function metadataName(notebook: Notebook): string | undefined {
  const own = notebook.metadata.attending;
  if (typeof own !== "object" || own === null || !("notebook" in own)) return undefined;
  return typeof own.notebook === "string" ? own.notebook : undefined;
}

/** The notebooks of whose symbols the submission declares most; several when they are level. */
function mostDeclared(
  notebook: Notebook,
  symbolsOfNotebooks: ReadonlyMap<string, readonly string[]>,
): string[] {
  const declared = namesDeclared(notebook);
  const counts = [...symbolsOfNotebooks].map(([name, symbols]) => ({
    name,
    count: symbols.filter((symbol) => declared.has(symbol)).length,
  }));
  const most = Math.max(0, ...counts.map(({ count }) => count));
  return most === 0 ? [] : counts.filter(({ count }) => count === most).map(({ name }) => name);
}

function namesDeclared(notebook: Notebook): Set<string> {
  const names = new Set<string>();
  for (const cell of notebook.cells) {
    if (cell.kind !== "code") continue;
    for (const name of namesOfCell(cell.source)) names.add(name);
  }
  return names;
}

function namesOfCell(source: string): string[] {
  try {
    return parseSource(source).statements.flatMap(declaredNames);
  } catch {
    // Nested so deeply that the parser gives up: such a cell declares nothing that can be graded.
    return [];
  }
}

function noExercise(
  notebook: Notebook,
  symbolsOfNotebooks: ReadonlyMap<string, readonly string[]>,
): NotebookProblem {
  const { language } = notebook;
  const isForeign = language !== "" && language !== "typescript" && language !== "javascript";
  const known = [...symbolsOfNotebooks.keys()].join(", ");
  return notebookProblem(
    "no-exercise",
    `No exercise of this course was found${isForeign ? `: the notebook is in ${language}` : ""}. ` +
      `Hand in your copy of one of ${known}.`,
  );
}
