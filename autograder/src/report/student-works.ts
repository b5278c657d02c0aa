import { basename, extname } from "node:path";
import type { GradingResult, SubmissionResult } from "./result";

/** One submission among those of one student for one notebook. */
export interface Work {
  readonly submission: SubmissionResult;
  /** The notebook, or the file's name where nobody could tell which notebook it is. */
  readonly assignment: string;
  /** Whether its score goes into the gradebook. */
  readonly counts: boolean;
}

export interface StudentWorks {
  readonly student: string;
  readonly works: readonly Work[];
}

/**
 * All submissions, by student and notebook, both in order of their names.
 *
 * Of several submissions of one notebook by one student the best final score counts, penalty for
 * lateness included; of equal ones the later. The others stay in the list: no report drops one.
 */
export function studentWorks({ submissions }: GradingResult): StudentWorks[] {
  const byStudent = groups(submissions, ({ student }) => student);
  return [...byStudent]
    .sort(([a], [b]) => inOrder(a, b))
    .map(([student, own]) => ({ student, works: worksOf(own) }));
}

function worksOf(own: readonly SubmissionResult[]): Work[] {
  return [...groups(own, assignmentOf)]
    .sort(([a], [b]) => inOrder(a, b))
    .flatMap(([assignment, tries]) => {
      const best = tries.reduce((a, b) => (isBetter(b, a) ? b : a));
      return tries.map((submission) => ({ submission, assignment, counts: submission === best }));
    });
}

function assignmentOf({ notebook, file }: SubmissionResult): string {
  return notebook ?? basename(file, extname(file));
}

function isBetter(one: SubmissionResult, other: SubmissionResult): boolean {
  if (one.gradable !== other.gradable) return one.gradable;
  if (one.finalScore !== other.finalScore) return one.finalScore > other.finalScore;
  return (one.submittedAt ?? "") > (other.submittedAt ?? "");
}

/** The notebooks that were recognised, and the points of each: what a gradebook has columns for. */
export function assignmentsOf(students: readonly StudentWorks[]): Map<string, number> {
  const graded = students
    .flatMap(({ works }) => works)
    .filter(({ submission }) => submission.notebook !== null);
  const names = [...new Set(graded.map(({ assignment }) => assignment))].sort(inOrder);
  return new Map(
    names.map((name) => {
      const own = graded.filter(({ assignment }) => assignment === name);
      return [name, Math.max(...own.map(({ submission }) => submission.finalMaxScore))];
    }),
  );
}

/** A notebook whose name is `07-…` comes before `10-…`; the same on every machine. */
export function inOrder(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : Number(a > b));
}

const collator = new Intl.Collator("en", { numeric: true });

/** In a Map: a student may be called `__proto__`. */
export function groups<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): Map<string, Item[]> {
  const found = new Map<string, Item[]>();
  for (const item of items) {
    const name = nameOf(item);
    const own = found.get(name);
    if (own === undefined) found.set(name, [item]);
    else own.push(item);
  }
  return found;
}
