import { printable } from "../report/printable";
import type { GradingResult, ManualMark, SubmissionResult } from "../report/result";
import { belongsTo, type CourseItems } from "./course-items";
import { type Deadline, hundredths, latenessAt, parseMoment } from "./late-rule";
import type { ManualRow } from "./manual-sheet";
import type { SubmittedAt } from "./submission-times";

/** What people and rules add to the automatic points. */
export interface MarkSources {
  readonly rows: readonly ManualRow[];
  readonly items: CourseItems;
  readonly deadline: Deadline | null;
  readonly submittedAt: SubmittedAt;
}

export interface SettledMarks {
  readonly result: GradingResult;
  /** Rows that found no submission, each in words. */
  readonly strays: readonly string[];
}

export const unknownTimeNote = "Not known when this was handed in: no penalty for lateness.";

/**
 * A result with its manual marks, its lateness and its final scores. These are worked out from the
 * automatic points each time, so that settling twice is settling once, and grading again keeps them.
 *
 * The penalty is of automatic and manual points together, since all of it was handed in late.
 */
export function settleMarks(result: GradingResult, sources: MarkSources): SettledMarks {
  const { submissions } = result;
  const marks = new Map<SubmissionResult, ManualMark[]>();
  const strays: string[] = [];
  for (const row of sources.rows) {
    const targets = targetsOf(row, submissions, sources.items);
    if (typeof targets === "string") strays.push(`line ${row.line}: ${targets}`);
    else for (const each of targets) marks.set(each, [...(marks.get(each) ?? []), markOf(row)]);
  }
  const settled = submissions.map((each) =>
    settledSubmission(each, marks.get(each) ?? [], sources),
  );
  return { result: { ...result, submissions: settled }, strays };
}

function markOf({ item, points, maxPoints, comment }: ManualRow): ManualMark {
  return { item, points, maxPoints, comment };
}

/** The student's files that have the item, or why there is none. */
function targetsOf(
  { student, item }: ManualRow,
  submissions: readonly SubmissionResult[],
  items: CourseItems,
): readonly SubmissionResult[] | string {
  const name = printable(student);
  const own = submissions.filter((each) => each.student.trim() === student);
  if (own.length === 0) return `expected a student of this batch, got "${name}".`;
  if (item === "") {
    const notebooks = new Set(own.map(({ notebook, file }) => notebook ?? file));
    if (notebooks.size === 1) return own;
    return `expected an item, since "${name}" handed in ${notebooks.size} notebooks, got none. Likely fix: a notebook's number, such as 02.`;
  }
  const having = own.filter(
    ({ notebook }) => notebook !== null && belongsTo(items, item, notebook),
  );
  if (having.length > 0) return having;
  return `expected "${name}" to have handed in a notebook with ${printable(item)} that can be read, got none. Likely fix: leave the item empty to mark all that was handed in.`;
}

function settledSubmission(
  submission: SubmissionResult,
  manual: readonly ManualMark[],
  { deadline, submittedAt: timeOf }: MarkSources,
): SubmissionResult {
  const given = manual.reduce((total, { points }) => total + points, 0);
  const possible = manual.reduce((total, { maxPoints }) => total + (maxPoints ?? 0), 0);
  const total = submission.score + given;
  const submittedAt = timeOf(submission);
  const moment = deadline === null ? undefined : momentOf(submittedAt);
  const late =
    deadline === null || moment === undefined ? null : latenessAt(deadline, moment, total);
  const isUnknown = deadline !== null && deadline.rule.kind !== "none" && moment === undefined;
  const notes = submission.notes.filter((note) => note !== unknownTimeNote);
  return {
    ...submission,
    submittedAt,
    manual: [...manual],
    late,
    finalScore: Math.max(0, hundredths(total - (late?.penalty ?? 0))),
    finalMaxScore: hundredths(submission.maxScore + possible),
    notes: isUnknown ? [...notes, unknownTimeNote] : notes,
  };
}

/** A time stamp without a zone names no moment, and is as good as none. */
function momentOf(text: string | null): number | undefined {
  if (text === null) return undefined;
  try {
    return parseMoment(text);
  } catch {
    return undefined;
  }
}
