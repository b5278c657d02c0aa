import { basename, extname } from "node:path";
import type { Owner } from "./layout";
import { isZip, lastPart, type SubmissionTree, type TreeFile } from "./tree";

/** The course's own names: who hands in several of these in one zip is one learner. */
const courseName = /^\d\d-[a-z0-9-]+\.ipynb$/;

/** A folder a student, a zip a student, or else a file a student. */
export function plainOwner({ root }: SubmissionTree, { name }: TreeFile): Owner {
  // A zip that cannot be read stands in its own place.
  if (name === "") return { student: withoutEnding(basename(root)), studentFrom: "file name" };
  const [first = "", ...rest] = name.split("/");
  if (rest.length > 0) {
    return isZip(first)
      ? { student: withoutEnding(first), studentFrom: "zip's name" }
      : { student: first, studentFrom: "folder" };
  }
  // As `npm run submit` makes it, given by its own path.
  if (isZip(root) && courseName.test(name)) {
    return { student: withoutEnding(basename(root)), studentFrom: "zip's name" };
  }
  return { student: withoutEnding(lastPart(name)), studentFrom: "file name" };
}

const withoutEnding = (name: string): string => basename(name, extname(name));
