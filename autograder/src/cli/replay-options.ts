import { UsageError } from "./usage-error";

/** What a replay takes from the report, so that saying it too would say it twice. */
const fromReport = [
  ...["seed", "timeout", "out", "json", "resume", "queue"],
  ...["manual", "deadline", "late", "grace", "submitted-at"],
];

/**
 * The report to replay; null where none is asked for.
 *
 * @throws UsageError for an option that does not go with it
 */
export function readReplay(values: Readonly<Record<string, unknown>>): string | null {
  const { replay } = values;
  if (typeof replay !== "string") return null;
  const other = fromReport.find((name) => values[name] !== undefined);
  if (other === undefined) return replay;
  throw new UsageError(
    `grade: --replay takes all from the report but PATH, --jobs and --isolation, got --${other} too.`,
  );
}
