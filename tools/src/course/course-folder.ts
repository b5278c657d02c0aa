import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { type PublicNames, publicNames } from "@attending/autograder/dist/declarations";
import { exercises } from "@attending/autograder/dist/exercises";
import { assembleNotebook, type CourseFile } from "./assemble";
import type { ExerciseBlock, Version } from "./block";
import type { CourseExercise } from "./card";
import { CourseSourceError } from "./course-source-error";
import { type LiftedExercise, liftExercise } from "./lift";
import type { Notebook } from "./notebook";
import { readCourse } from "./read-course";

/** The project's folder, from the place of the built file, `tools/dist/course`. */
export const projectFolder = path.resolve(__dirname, "../../..");

/** Where each version of the notebooks is kept. */
export const folderOf: Readonly<Record<Version, string>> = {
  student: "notebooks",
  solution: "solutions",
};

/** `notebooks/02-self-attention.ipynb`, from the project's folder. */
export const notebookPath = (notebook: string, version: Version): string =>
  `${folderOf[version]}/${notebook}.ipynb`;

/** The names of all notebooks, in the order of the course. */
export function courseNotebooks(root: string): string[] {
  return readdirSync(path.join(root, "course"))
    .filter((file) => /^\d\d-[\w-]+\.md$/.test(file))
    .map((file) => file.replace(/\.md$/, ""))
    .sort();
}

/**
 * One course file, ready to be assembled.
 *
 * @throws CourseSourceError where the file, lib and the autograder do not fit together
 */
function readCourseFile(root: string, notebook: string): CourseFile {
  const file = `course/${notebook}.md`;
  const blocks = readCourse(readFileSync(path.join(root, file), "utf8"), file);
  const names = publicNames(readFileSync(path.join(root, "lib/src/index.ts"), "utf8"));
  const known = new Map(exercises.map((exercise) => [exercise.card.id, exercise]));
  return {
    notebook,
    file,
    blocks,
    exercises: known,
    courseVersion: courseVersion(root),
    lift: (block) => {
      try {
        return liftGraded(root, notebook, block, names, known);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        throw new CourseSourceError(file, block.line, message);
      }
    },
  };
}

/** Lifts an exercise's answer, once it is known to be what the grader grades and supplies for. */
function liftGraded(
  root: string,
  notebook: string,
  block: ExerciseBlock,
  names: PublicNames,
  known: ReadonlyMap<string, CourseExercise>,
): LiftedExercise {
  const card = known.get(block.exercise)?.card;
  if (card === undefined) throw new Error(`the autograder has no exercise ${block.exercise}.`);
  const graded = `${card.from}#${card.symbol}`;
  const asked = `${block.sourceFile}#${block.symbol}`;
  if (asked !== graded) throw new Error(`exercise ${card.id} grades ${graded}, not ${asked}.`);
  if (card.notebook !== notebook) throw new Error(`${card.id} belongs to ${card.notebook}.`);
  const lifted = liftExercise(block, root, names);
  const earlier = card.buildsOn.map((id) => known.get(id)?.card.symbol);
  const absent = lifted.needsWhenRun.filter(
    (name) => !card.supplies.includes(name) && !earlier.includes(name),
  );
  if (absent.length > 0) {
    const missing = absent.join(", ");
    throw new Error(`the grader does not supply ${missing} to ${card.id}. Add it to its card.`);
  }
  return lifted;
}

/** Both versions of a notebook, without outputs. */
export function assembleBoth(root: string, notebook: string): Record<Version, Notebook> {
  const course = readCourseFile(root, notebook);
  return {
    student: assembleNotebook(course, "student"),
    solution: assembleNotebook(course, "solution"),
  };
}

/** A committed notebook's text, or `undefined` where there is none. */
export function committedText(
  root: string,
  notebook: string,
  version: Version,
): string | undefined {
  const file = path.join(root, notebookPath(notebook, version));
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function courseVersion(root: string): string {
  const about = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  return String(about.version);
}
