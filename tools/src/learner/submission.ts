import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CourseError } from "@attending/lib";
import JSZip from "jszip";
import { ownNotebooks, workFolder } from "./own-work";

/** What is handed in. */
export interface Submission {
  /** From the project's folder. */
  readonly file: string;
  readonly bytes: number;
  /** File names in the zip, in its order. */
  readonly notebooks: readonly string[];
}

/** One date for all entries: the same notebooks give the same bytes. */
const entryDate = new Date(Date.UTC(1980, 0, 1));

/**
 * Writes `work/submission.zip` with all of the learner's notebooks, just as they are.
 *
 * @throws CourseError where there is nothing to hand in
 */
export async function makeSubmission(root: string): Promise<Submission> {
  const notebooks = ownNotebooks(root);
  if (notebooks.length === 0) {
    throw new CourseError({
      where: "submit",
      expected: `notebooks in ${workFolder}/`,
      got: "none",
      fix: "Run npm start: it copies the course's notebooks there.",
    });
  }
  const zip = new JSZip();
  for (const notebook of notebooks) {
    const content = readFileSync(path.join(root, workFolder, notebook));
    zip.file(notebook, content, { date: entryDate });
  }
  const bytes = await zip.generateAsync({
    type: "nodebuffer",
    compression: "DEFLATE",
    platform: "UNIX",
  });
  const file = `${workFolder}/submission.zip`;
  writeFileSync(path.join(root, file), bytes);
  return { file, bytes: bytes.length, notebooks };
}
