import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { type CourseProse, courseProse } from "../notebook/course-prose";
import { parseNotebook } from "../notebook/parse-notebook";

/** The notebooks as learners get them, beside the grader. They are data here: nothing is imported. */
const handedOutFolder = join(__dirname, "..", "..", "..", "notebooks");

/**
 * What the course wrote into each of its notebooks, to tell a learner's words from it. Nothing where the
 * notebooks are not there: then no thought questions are known, and no answers are collected.
 *
 * @throws Error when one of them is not a notebook
 */
export function readCourseProse(): readonly CourseProse[] {
  known ??= proseBelow(handedOutFolder);
  return known;
}

let known: readonly CourseProse[] | undefined;

function proseBelow(folder: string): readonly CourseProse[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith(".ipynb"));
  return files.sort().map((file) => {
    const notebook = parseNotebook(readFileSync(join(folder, file)));
    if (notebook.kind === "notebook") return courseProse(basename(file, ".ipynb"), notebook);
    throw new Error(`grade: expected a notebook in notebooks/${file}. ${notebook.message}`);
  });
}
