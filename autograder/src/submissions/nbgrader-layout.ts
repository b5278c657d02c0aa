import { basename } from "node:path";
import type { Layout } from "./layout";
import { readSubmissionTime } from "./submission-time";
import { folderOf, lastPart, type SubmissionTree, type TreeFile } from "./tree";

/**
 * nbgrader: `submitted/<student>/<assignment>/<notebook>.ipynb`, with the time of the hand-in in
 * `timestamp.txt` beside the notebooks. The folder `submitted` may be the one that was named.
 *
 * @see jupyter/nbgrader, nbgrader/coursedir.py, `directory_structure` and `get_existing_timestamp`
 */
export async function findNbgrader({ root, files }: SubmissionTree): Promise<Layout> {
  const times = new Map<string, string | null>();
  for (const file of files.filter(({ name }) => lastPart(name) === "timestamp.txt")) {
    times.set(folderOf(file.name), readSubmissionTime(await textOf(file)));
  }
  const isRoot = basename(root) === "submitted";
  return ({ name }) => {
    const parts = name.split("/");
    const at = isRoot ? 0 : parts.indexOf("submitted") + 1;
    const [student, assignment, notebook] = parts.slice(at);
    if ((at === 0 && !isRoot) || student === undefined) return null;
    if (assignment === undefined || notebook === undefined) return null;
    const folder = parts.slice(0, at + 2).join("/");
    const studentFrom = `nbgrader, submitted/${student}/${assignment}`;
    return { student, studentFrom, submittedAt: times.get(folder) ?? null };
  };
}

async function textOf(file: TreeFile): Promise<string> {
  const read = await file.read();
  return read.kind === "bytes" ? Buffer.from(read.bytes.subarray(0, 200)).toString("utf8") : "";
}
