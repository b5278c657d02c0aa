import { rmSync } from "node:fs";
import { emptyRoster } from "../report/csv/roster";
import { renderGradescope } from "../report/platforms/gradescope";
import { learnersNamed, type Whose } from "../report/platforms/one-learner";
import { renderPrairieLearn } from "../report/platforms/prairielearn";
import type { GradingResult } from "../report/result";
import { renderTerminalReport } from "../report/terminal";
import { writeReportFolder } from "../report/write-folder";
import { renderJson, writeAtomically } from "../report/write-json";
import { UsageError } from "./usage-error";

/** Where reports go; null where one is not asked for. */
export interface ReportOptions {
  /** A folder for all of them. */
  readonly out: string | null;
  /** A file, or `-` for standard output, where nothing else goes then. */
  readonly json: string | null;
  readonly gradescope: string | null;
  readonly prairielearn: string | null;
}

/** Writes the reports of a batch that the command line asks for, each file in one step. */
export function writeReports(
  result: GradingResult,
  options: ReportOptions,
  roster = emptyRoster,
): void {
  const { out, json, gradescope, prairielearn } = options;
  if (out !== null) writeReportFolder(result, out, roster);
  if (json !== null && json !== "-") writeAtomically(json, renderJson(result));
  if (gradescope !== null) writeOrRemove(gradescope, renderGradescope(result));
  if (prairielearn !== null) writeAtomically(prairielearn, renderPrairieLearn(result));
  const isTerminal = process.stdout.isTTY === true;
  process.stdout.write(
    json === "-" ? renderJson(result) : renderTerminalReport(result, isTerminal),
  );
}

/**
 * Asks before anything is graded whether the reports can be written.
 *
 * @throws UsageError when a platform's file is asked for and the files are not one learner's work
 */
export function requireWritable(files: readonly Whose[], options: ReportOptions): void {
  if (options.gradescope === null && options.prairielearn === null) return;
  const learners = learnersNamed(files);
  if (learners.length <= 1) return;
  throw new UsageError(
    `grade: --gradescope and --prairielearn expect the work of one learner, got that of ${learners.length}. Name one learner's folder or files.`,
  );
}

/** An old file must not be taken for the result of a run that has none. */
function writeOrRemove(path: string, text: string | null): void {
  if (text === null) rmSync(path, { force: true });
  else writeAtomically(path, text);
}
