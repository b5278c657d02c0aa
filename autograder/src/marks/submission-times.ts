import { statSync } from "node:fs";
import { printable } from "../report/printable";
import type { SubmissionResult } from "../report/result";
import { parseMoment } from "./late-rule";
import { MarksError } from "./marks-error";
import { readSheet } from "./read-sheet";

/** When a submission was handed in, ISO 8601; null where that is not known. */
export type SubmittedAt = (submission: SubmissionResult) => string | null;

/** As the submissions' layout tells it, and nothing else. */
export const timesOfLayout: SubmittedAt = ({ submittedAt }) => submittedAt;

/** The file's own time, where the layout tells none: copying a file may change it. */
export const timesOfFiles: SubmittedAt = ({ submittedAt, file }) => {
  if (submittedAt !== null) return submittedAt;
  const status = statSync(file, { throwIfNoEntry: false });
  return status === undefined ? null : status.mtime.toISOString();
};

/**
 * What a CSV file says, with the columns student, submitted_at and, where a student handed in several
 * notebooks, item (`02`). It counts before what the layout tells, so that an excuse can be entered.
 *
 * @throws MarksError
 */
export function readTimes(text: string, where: string): SubmittedAt {
  const problems: string[] = [];
  const times = new Map<string, string>();
  const columns = ["student", "submitted_at"];
  for (const { line, cells } of readSheet(text, where, { columns, optional: ["item"] })) {
    const { student = "", submitted_at: at = "", item = "" } = cells;
    if (at === "") continue;
    try {
      times.set(JSON.stringify([student, item]), new Date(parseMoment(at)).toISOString());
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      problems.push(`line ${line}: submitted_at ${printable(error.message)}.`);
    }
  }
  if (problems.length > 0) throw new MarksError(where, problems);
  return ({ student, notebook, submittedAt }) => {
    const items = [notebook ?? "", notebook?.slice(0, 2) ?? "", ""];
    const own = items.map((item) => times.get(JSON.stringify([student.trim(), item])));
    return own.find((at) => at !== undefined) ?? submittedAt;
  };
}
