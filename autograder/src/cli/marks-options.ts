import { type Deadline, parseLateRule, parseMoment } from "../marks/late-rule";
import { UsageError } from "./usage-error";

export const marksUsage = `
  --manual FILE      add points that people gave: CSV with student, item, points, max_points, comment
                     (item: 02.1, 02-q1, 02 or nothing; --out prepares such a file in thoughts/)
  --deadline T       when it was due, with a time zone: 2026-12-01T23:59:00+01:00
  --late RULE        what lateness costs: none (default), zero, or linear:P, P percent of all points
                     for each day begun
  --grace MIN        minutes after the deadline that do not count (default 0)
  --roster FILE      Canvas's gradebook export: fills the IDs of canvas.csv and the names of
                     gradebook.csv in, and says who is missing
  --submitted-at X   mtime: the file's own time where the submissions' layout tells none;
                     or a CSV file with student, submitted_at and, if need be, item`;

const text = { type: "string" } as const;

/** The options above, for Node's `parseArgs`. */
export const marksOptionTypes = {
  manual: text,
  deadline: text,
  late: text,
  grace: text,
  roster: text,
  "submitted-at": text,
} as const;

export interface MarksOptions {
  /** The file of manual marks. */
  readonly manual: string | null;
  readonly deadline: Deadline | null;
  /** The file that says who is in the course. */
  readonly roster: string | null;
  /** `mtime`, or a file; null for what the layout tells. */
  readonly submittedAt: string | null;
}

/**
 * The options about manual marks and lateness.
 *
 * @throws UsageError
 */
export function readMarksOptions(
  values: Readonly<Partial<Record<keyof typeof marksOptionTypes, string | undefined>>>,
): MarksOptions {
  const { manual = null, deadline, late, grace, roster = null } = values;
  if (deadline === undefined && (late !== undefined || grace !== undefined)) {
    const name = late === undefined ? "--grace" : "--late";
    throw new UsageError(`grade: ${name} expects --deadline too, got none.`);
  }
  return {
    manual,
    roster,
    submittedAt: values["submitted-at"] ?? null,
    deadline: deadline === undefined ? null : readDeadline(deadline, late, grace),
  };
}

function readDeadline(given: string, late = "none", grace = "0"): Deadline {
  const graceMinutes = Number(grace);
  if (!/^\d{1,5}$/.test(grace)) {
    throw new UsageError(`grade: --grace expects a whole number of minutes, got "${grace}".`);
  }
  const at = option("--deadline", () => parseMoment(given));
  return { at, text: given, rule: option("--late", () => parseLateRule(late)), graceMinutes };
}

function option<Value>(name: string, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(`grade: ${name} ${error.message}.`);
    throw error;
  }
}
