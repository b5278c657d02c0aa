import { existsSync, readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { type GradingResult, gradingResult } from "../report/result";
import { ReportError } from "./report-error";

/**
 * A report as `npm run grade` wrote it.
 *
 * @throws ReportError when it is not one to the last key: what a replay would ignore, it cannot confirm
 */
export function readReport(file: string): GradingResult {
  const expected = `replay: expected a report of attending/result@1 at "${file}"`;
  if (!existsSync(file)) throw new ReportError(`${expected}, found nothing there.`);
  const value = parsedJson(readFileSync(file, "utf8"));
  if (value === undefined)
    throw new ReportError(`${expected}, got no JSON. Likely fix: result.json.`);
  const read = gradingResult.safeParse(value);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join(".") || "its top level";
    throw new ReportError(
      `${expected}, got something else at ${where}. Likely fix: a report that was not edited, of this version.`,
    );
  }
  if (!isDeepStrictEqual(read.data, value)) {
    throw new ReportError(
      `${expected}, got keys that it does not have. Likely fix: a report that was not edited.`,
    );
  }
  return read.data;
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
