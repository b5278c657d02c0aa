import { existsSync } from "node:fs";
import { dirname, resolve, sep } from "node:path";
import type { SubmissionResult } from "../report/result";

/** Where a graded file is now; undefined where it was not found. */
export type FindAgain = (submission: SubmissionResult) => string | undefined;

/**
 * Finds a report's files: as the report names them, seen from here or from the report's folder; or,
 * where folders are named, the file in them whose path ends most like the reported one. Two that are
 * equally like it are as good as none.
 *
 * @param among paths of the files that were found where the command line says
 */
export function findAgain(report: string, among: readonly string[] | null): FindAgain {
  return ({ file }) => {
    if (among !== null) return mostAlike(file, among);
    const places = [file, resolve(dirname(report), file)];
    return places.find((place) => existsSync(place));
  };
}

function mostAlike(file: string, among: readonly string[]): string | undefined {
  const likeness = among.map((path) => ({ path, parts: commonEnd(file, path) }));
  const most = Math.max(0, ...likeness.map(({ parts }) => parts));
  const [best, other] = likeness.filter(({ parts }) => parts === most);
  return most > 0 && other === undefined ? best?.path : undefined;
}

/** How many folders and names two paths have in common, from the end. */
function commonEnd(one: string, other: string): number {
  const [left, right] = [one, other].map((path) => path.split(sep).reverse());
  if (left === undefined || right === undefined) return 0;
  const differs = left.findIndex((part, i) => part !== right[i]);
  return differs === -1 ? left.length : differs;
}
