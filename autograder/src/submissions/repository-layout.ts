import { basename, resolve } from "node:path";
import type { Layout } from "./layout";
import { lastPart, type SubmissionTree } from "./tree";

/**
 * Checkouts of a repository each, as GitHub Classroom clones them: `<assignment>-<login>`. What all of
 * them begin with is left out of the learner's name.
 *
 * When something was handed in is not asked of git: it would read, and for some settings run, what
 * stands in a stranger's repository.
 */
export function findRepositories({ root, repositories }: SubmissionTree): Layout {
  const below = repositories.filter((folder) => folder !== "");
  const start = commonStart(below.map(lastPart));
  return ({ name }) => {
    // A class in one repository is a folder a student; a root alone is one student's.
    const own = below.filter((folder) => name.startsWith(`${folder}/`));
    const folder = own.sort((a, b) => a.length - b.length)[0];
    if (folder !== undefined) {
      return { student: lastPart(folder).slice(start.length), studentFrom: "git repository" };
    }
    if (below.length > 0 || !repositories.includes("")) return null;
    return { student: basename(resolve(root)), studentFrom: "git repository" };
  };
}

/** `lab-2-` of `lab-2-ann` and `lab-2-bob`; nothing of a single name. */
function commonStart(names: readonly string[]): string {
  const [first = "", ...others] = names;
  if (others.length === 0) return "";
  let length = 0;
  while (length < first.length && others.every((name) => name[length] === first[length])) length++;
  return first.slice(0, first.slice(0, length).lastIndexOf("-") + 1);
}
