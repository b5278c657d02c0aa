import { existsSync, lstatSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { findCanvas } from "./canvas-layout";
import { expandZips, filesInZip } from "./expand-zips";
import { folderTree } from "./folder-tree";
import { findGradescope } from "./gradescope-layout";
import type { FindLayout, Layout } from "./layout";
import { findNbgrader, handedIn } from "./nbgrader-layout";
import { plainOwner } from "./plain-layout";
import { findRepositories } from "./repository-layout";
import type { SubmissionFile } from "./submission";
import { isZip, lastPart, metadataFiles, type SubmissionTree, type TreeFile } from "./tree";

/** What is marked most clearly comes first. */
const layouts: readonly FindLayout[] = [findGradescope, findNbgrader, findCanvas, findRepositories];

/**
 * The notebooks at and below the given paths, in a stable order, each once, and whose they are: in
 * folders, in zips, and in the exports of the systems that the layouts know.
 *
 * A path that names a file is taken as it is, whatever its ending: if it is no notebook, the report
 * says so. In folders only `.ipynb` and `.zip` files count.
 *
 * @throws Error when a path does not exist
 */
export async function findSubmissions(paths: readonly string[]): Promise<SubmissionFile[]> {
  const found: SubmissionFile[] = [];
  for (const path of paths) found.push(...(await submissionsAt(path)));
  const seen = new Set<string>();
  const once = found.filter(({ path }) => {
    const place = resolve(path);
    if (seen.has(place)) return false;
    seen.add(place);
    return true;
  });
  return toldApart(once);
}

async function submissionsAt(path: string): Promise<SubmissionFile[]> {
  if (!existsSync(path)) {
    throw new Error(`grade: expected a notebook or a folder at "${path}", found nothing there.`);
  }
  if (lstatSync(path).isDirectory()) {
    const tree = folderTree(path);
    return submissionsIn({ ...tree, files: await expandZips(path, tree.files) });
  }
  if (!isZip(path)) return [namedByFile(path)];
  const files = await filesInZip({ path }, "");
  return submissionsIn({ root: path, files: withoutWrapper(files), repositories: [] });
}

async function submissionsIn(whole: SubmissionTree): Promise<SubmissionFile[]> {
  const tree = { ...whole, files: handedIn(whole.files) };
  const files = tree.files.filter(({ name }) => !metadataFiles.has(lastPart(name)));
  const layout = await layoutOf(tree, files);
  return files.map((file) => {
    const owner = layout(file) ?? plainOwner(tree, file);
    const path = file.name === "" ? tree.root : join(tree.root, file.name);
    return { path, ...owner, read: file.read };
  });
}

/**
 * The first layout that knows every file. One that knows some only may have been laid into a learner's
 * own folder, to speak for others.
 */
async function layoutOf(tree: SubmissionTree, files: readonly TreeFile[]): Promise<Layout> {
  for (const find of layouts) {
    const layout = await find(tree);
    if (files.length > 0 && files.every((file) => layout(file) !== null)) return layout;
  }
  return () => null;
}

/** `class/ann/02.ipynb` in `class.zip`: a folder around a whole class is no student. */
function withoutWrapper(files: readonly TreeFile[]): readonly TreeFile[] {
  const parts = files.map(({ name }) => name.split("/"));
  const wrappers = new Set(parts.map(([first]) => first));
  const inside = new Set(parts.map(([, second]) => second));
  const isWrapped = parts.every(({ length }) => length > 2) && inside.size > 1;
  const [wrapper] = wrappers;
  if (wrappers.size !== 1 || wrapper === undefined || !isWrapped) return files;
  return files.map(({ name, read }) => ({ name: name.slice(wrapper.length + 1), read }));
}

function namedByFile(path: string): SubmissionFile {
  return { path, student: basename(path, extname(path)), studentFrom: "file name" };
}

/** `ann/02.ipynb` and `bob/02.ipynb`, each given by its path, are not of one student called "02". */
function toldApart(files: readonly SubmissionFile[]): SubmissionFile[] {
  const byName = new Map<string, number>();
  const isByFile = ({ studentFrom }: SubmissionFile) => studentFrom === "file name";
  for (const { student } of files.filter(isByFile)) {
    byName.set(student, (byName.get(student) ?? 0) + 1);
  }
  return files.map((file) => {
    if (!isByFile(file) || (byName.get(file.student) ?? 0) < 2) return file;
    const folder = basename(dirname(resolve(file.path)));
    return { ...file, student: `${folder}/${file.student}`, studentFrom: "folder and file name" };
  });
}
