import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { questionOf, roomFor } from "../notebook/course-prose";
import type { NotebookCell } from "../notebook/notebook";
import { parseNotebook } from "../notebook/parse-notebook";

/** A thought question in the course's words, with the course's own answer. */
export interface CourseQuestion {
  /** `02-q1` */
  readonly id: string;
  /** `02-self-attention` */
  readonly notebook: string;
  /** Markdown. */
  readonly question: string;
  /** Markdown; empty where the solutions are not there. */
  readonly answer: string;
}

const projectFolder = join(__dirname, "..", "..", "..");

/**
 * The thought questions of all notebooks, in the order of the course.
 *
 * The grader does not know the course: it reads the notebooks that were made of it, `notebooks/` for the
 * questions and `solutions/` for the answers, as it reads any notebook. So there is no second copy that
 * could lag behind, and where the solutions are not handed out, the answers are not there either.
 */
export function readCourseQuestions(root = projectFolder): CourseQuestion[] {
  const handedOut = join(root, "notebooks");
  if (!existsSync(handedOut)) return [];
  const files = readdirSync(handedOut).filter((name) => name.endsWith(".ipynb"));
  return files.sort().flatMap((file) => {
    const answers = answersIn(cellsOf(join(root, "solutions", file)));
    return questionsIn(cellsOf(join(handedOut, file))).map(([id, question]) => ({
      ...{ id, question, notebook: basename(file, ".ipynb") },
      answer: answers.get(id) ?? "",
    }));
  });
}

function cellsOf(file: string): readonly NotebookCell[] {
  if (!existsSync(file)) return [];
  const notebook = parseNotebook(readFileSync(file));
  return notebook.kind === "notebook" ? notebook.cells : [];
}

function questionsIn(cells: readonly NotebookCell[]): [id: string, text: string][] {
  return cells.flatMap(({ source }): [string, string][] => {
    const [heading = "", ...lines] = source.split("\n");
    const id = questionOf(heading);
    return id === undefined ? [] : [[id, lines.join("\n").trim()]];
  });
}

function answersIn(cells: readonly NotebookCell[]): Map<string, string> {
  const answers = new Map<string, string>();
  for (const { kind, source } of cells) {
    const [first = "", ...lines] = source.split("\n");
    const found = kind === "markdown" ? roomFor(first) : undefined;
    if (found !== undefined) answers.set(found.id, [found.rest, ...lines].join("\n").trim());
  }
  return answers;
}
