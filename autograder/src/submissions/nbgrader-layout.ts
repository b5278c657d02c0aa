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

/** nbgrader's own folders beside `submitted`, of which nothing was handed in. */
const ownFolders = new Set(["autograded", "feedback", "release", "source"]);

/** The files without those of nbgrader's own folders, where a whole course folder was named. */
export function handedIn(files: readonly TreeFile[]): readonly TreeFile[] {
  const paths = files.map(({ name }) => folderOf(name).split("/"));
  const [first = []] = paths;
  let depth = 0;
  const isAround = (part = "submitted") =>
    part !== "submitted" && paths.every((path) => path[depth] === part);
  while (isAround(first[depth])) depth += 1;
  const parts = paths.map((path) => path[depth] ?? "");
  const isCourse = parts.every((part) => part === "submitted" || ownFolders.has(part));
  if (!isCourse || !parts.includes("submitted")) return files;
  return files.filter((_, i) => parts[i] === "submitted");
}

async function textOf(file: TreeFile): Promise<string> {
  const read = await file.read();
  return read.kind === "bytes" ? Buffer.from(read.bytes.subarray(0, 200)).toString("utf8") : "";
}
