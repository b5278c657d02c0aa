import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { liftDeclaration } from "@attending/autograder/dist/declarations";
import type { Notebook } from "@attending/autograder/dist/notebook/notebook";
import { parseNotebook } from "@attending/autograder/dist/notebook/parse-notebook";
import { CourseError } from "@attending/lib";

/** The learner's own copies, from the project's folder. */
export const workFolder = "work";

/** The notebooks in the learner's folder, by file name, sorted. */
export function ownNotebooks(root: string): string[] {
  const folder = path.join(root, workFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ipynb"))
    .map(({ name }) => name)
    .sort();
}

/** @throws CourseError where the file is missing or is no notebook */
export function readOwnNotebook(root: string, notebook: string): Notebook {
  const file = `${workFolder}/${notebook}.ipynb`;
  const fail = (got: string, fix: string): never => {
    throw new CourseError({ where: "own work", expected: file, got, fix });
  };
  const absolute = path.join(root, file);
  if (!existsSync(absolute)) {
    return fail("no such file", "Run npm start: it copies what is missing.");
  }
  const parsed = parseNotebook(readFileSync(absolute));
  if (parsed.kind === "notebook") return parsed;
  return fail("a file that is no notebook", "Get a fresh copy: npm start -- --reset.");
}

/** A declaration in a notebook, and the cell where it stands, counted from 1. */
export interface OwnDeclaration {
  readonly text: string;
  readonly cell: number;
}

/** The last declaration of a name in a notebook, which is the one that counts when all is run. */
export function findDeclaration(notebook: Notebook, symbol: string): OwnDeclaration | undefined {
  for (const [i, { kind, source }] of [...notebook.cells.entries()].reverse()) {
    if (kind !== "code" || !source.includes(symbol)) continue;
    try {
      return { text: liftDeclaration(source, symbol), cell: i + 1 };
    } catch {
      // Another cell may declare it.
    }
  }
  return undefined;
}
