import type { Layout, Owner } from "./layout";
import { folderOf, isNotebook, isZip, lastPart, type SubmissionTree } from "./tree";

/**
 * Canvas, "Download Submissions": one flat zip, each file named by learner, user and file. The name
 * may be missing (anonymous grading), and learners' names have lost all but letters.
 *
 * @see instructure/canvas-lms, lib/content_zipper.rb, `get_filename` and `add_upload_submission`:
 * `[name, "LATE"?, user_id | "anon_" + id].join("_") + "_" + file_id + "_" + display_name`
 */
const canvasName =
  /^(?:(?<learner>[\p{L}\p{M}\p{N}_]+?)_)??(?:(?<late>LATE)_)?(?:(?<user>\d+)|anon_(?<anonymous>\w+?))_\d+_(?<file>.+)$/u;

/** Canvas marks a file of a name that was handed in before: `02-1.ipynb`, and its own copies likewise. */
const resubmission = /-\d{1,3}(?=\.ipynb$)/;

export function canvasOwner(name: string): Owner | null {
  const { learner, late, user, anonymous, file } = canvasName.exec(name)?.groups ?? {};
  if (file === undefined || (learner === undefined && anonymous === undefined)) return null;
  const student = anonymous === undefined ? `${learner}_${user}` : `anon_${anonymous}`;
  const studentFrom = `Canvas download${late === undefined ? "" : ", marked late"}`;
  return { student, studentFrom, fileName: file.replace(resubmission, "") };
}

/** Only where all files of a folder are named so: one that is may be chance. */
export function findCanvas({ files }: SubmissionTree): Layout {
  const others = new Set<string>();
  const partsOf = files
    .filter(({ name }) => isNotebook(name) || isZip(name) || isInZip(name))
    .map(({ name }) => canvasPart(name));
  for (const { folder, part } of partsOf) if (canvasOwner(part) === null) others.add(folder);
  return ({ name }) => {
    const { folder, part } = canvasPart(name);
    if (others.has(folder)) return null;
    const owner = canvasOwner(part);
    if (owner === null || !isZip(part)) return owner;
    // What a learner has packed keeps its own name inside.
    return { ...owner, fileName: lastPart(name) };
  };
}

const isInZip = (name: string): boolean => name.split("/").some(isZip);

/** The part of a path that Canvas named: a file, or a zip that stands in its place. */
function canvasPart(name: string): { folder: string; part: string } {
  const parts = name.split("/");
  const zip = parts.findIndex((part) => isZip(part) && canvasOwner(part) !== null);
  if (zip < 0) return { folder: folderOf(name), part: lastPart(name) };
  return { folder: parts.slice(0, zip).join("/"), part: parts[zip] ?? "" };
}
