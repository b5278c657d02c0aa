import { printable } from "../report/printable";
import type { ManualMark } from "../report/result";
import { MarksError } from "./marks-error";
import { readSheet, type SheetRow } from "./read-sheet";

/** The columns of a table of marks that people give. */
export const manualColumns = ["student", "item", "points", "max_points", "comment"] as const;

/** A mark, and the row that gives it. */
export interface ManualRow extends ManualMark {
  readonly line: number;
  readonly student: string;
}

export interface ManualSheet {
  readonly rows: readonly ManualRow[];
  /** Rows that have neither points nor a comment yet. */
  readonly open: readonly ManualRow[];
}

/** Beyond any exam; a date or a matriculation number in the wrong column is more. */
const mostPoints = 10_000;

/**
 * The marks in a CSV file of the columns student, item, points, max_points, comment.
 *
 * An item is an exercise (`02.1`), a thought question (`02-q1`), a notebook (`02` or its whole name), or
 * empty for all that the student handed in. A row without points and comment is not marked yet; one with
 * a comment alone is worth no points.
 *
 * @param isItem whether the course has an item of that name
 * @throws MarksError with every problem there is, before anything is graded
 */
export function readManualSheet(
  text: string,
  where: string,
  isItem: (item: string) => boolean,
): ManualSheet {
  const problems: string[] = [];
  const rows: ManualRow[] = [];
  const lineOf = new Map<string, number>();
  const open: ManualRow[] = [];
  const columns = ["student", "item", "points"];
  for (const row of readSheet(text, where, { columns, optional: ["max_points", "comment"] })) {
    const mark = markOf(row, problems);
    if (mark === undefined) continue;
    const { line, student, item } = mark;
    if (item !== "" && !isItem(item)) {
      problems.push(
        `line ${line}: expected an exercise (02.1), a thought question (02-q1), a notebook (02) or nothing as item, got "${printable(item)}".`,
      );
    }
    const key = JSON.stringify([student, item]);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) {
      problems.push(
        `line ${line}: expected one row for "${printable(student)}" and "${printable(item)}", got a second one after line ${earlier}. Likely fix: remove one.`,
      );
    }
    lineOf.set(key, line);
    (isOpen(row) ? open : rows).push(mark);
  }
  if (problems.length > 0) throw new MarksError(where, problems);
  return { rows, open };
}

function isOpen({ cells: { points, comment } }: SheetRow): boolean {
  return points === "" && comment === "";
}

function markOf({ line, cells }: SheetRow, problems: string[]): ManualRow | undefined {
  const { student = "", item = "", comment = "" } = cells;
  const points = readNumber(cells.points ?? "", mostPoints);
  const maxPoints = readNumber(cells.max_points ?? "", mostPoints);
  const found: string[] = [];
  if (student === "") found.push("expected a student, got an empty cell");
  if (points === undefined)
    found.push(`expected a number as points, got "${printable(cells.points ?? "")}"`);
  if (maxPoints === undefined || (maxPoints ?? 0) < 0)
    found.push(
      `expected a number of 0 or more as max_points, or nothing, got "${printable(cells.max_points ?? "")}"`,
    );
  else if (points !== undefined && maxPoints !== null && (points ?? 0) > maxPoints)
    found.push(`expected at most ${maxPoints} points, as max_points says, got ${points}`);
  problems.push(...found.map((problem) => `line ${line}: ${problem}.`));
  if (found.length > 0) return undefined;
  return { line, student, item, points: points ?? 0, maxPoints: maxPoints ?? null, comment };
}

/** Null for an empty cell, undefined for one that is no number. A decimal comma is a point. */
function readNumber(text: string, most: number): number | null | undefined {
  if (text === "") return null;
  if (!/^[+-]?\d{1,6}([.,]\d{1,4})?$/.test(text)) return undefined;
  const number = Number(text.replace(",", "."));
  return Math.abs(number) <= most ? number : undefined;
}
