import { gradeBatch } from "../grading/grade-batch";
import { toolVersion } from "../grading/tool-version";
import { readSubmission } from "../notebook/submission-file";
import { findAgain } from "../replay/find-again";
import { readReport } from "../replay/read-report";
import { renderReplay, replayReport } from "../replay/replay-report";
import type { GradingResult, SubmissionResult } from "../report/result";
import { findSubmissions } from "../submissions/find-submissions";
import type { SubmissionFile } from "../submissions/submission";
import type { GradeOptions } from "./grade-options";

export interface ReplayCommand extends Pick<GradeOptions, "paths" | "jobs" | "isolation"> {
  /** The report's file. */
  readonly report: string;
  readonly say: (text: string) => void;
  readonly warn: (line: string) => void;
}

const exitCodes = { same: 0, differs: 1, missingOrFault: 2 } as const;

/**
 * Grades the files of a report again, with its seed and limits, says where a verdict is not what it was,
 * and returns the exit code.
 *
 * @throws ReportError when it is no report
 */
export async function replay(command: ReplayCommand): Promise<number> {
  const { report: file, paths, jobs, isolation, say, warn } = command;
  const report = readReport(file);
  const { seed, timeoutSeconds } = report;
  const { version } = report.tool;
  if (version !== toolVersion) {
    warn(
      `grade: the report is of version ${version}, this is ${toolVersion}: verdicts may differ by that alone.`,
    );
  }
  const given = paths.length === 0 ? null : await findSubmissions(paths);
  const find = findAgain(file, given === null ? null : given.map(({ path }) => path));
  const files = new Map<SubmissionResult, SubmissionFile>();
  for (const submission of report.submissions) {
    const path = find(submission);
    if (path === undefined) continue;
    const found = given?.find((one) => one.path === path);
    files.set(submission, fileOf(submission, path, found));
  }
  const options = { isolation, jobs, timeoutSeconds, seed };
  const again = resultsOf(files, await gradeBatch([...files.values()], options));
  const replayed = replayReport(report, (submission) => again.get(submission));
  say(renderReplay(replayed));
  const outcomes = new Set(replayed.map(({ outcome }) => outcome));
  if (outcomes.has("missing") || outcomes.has("fault")) return exitCodes.missingOrFault;
  return outcomes.has("differs") ? exitCodes.differs : exitCodes.same;
}

/** Under the report's own words, so that keys stay comparable; its bytes from where it is now. */
function fileOf(
  { file, student, studentFrom, submittedAt }: SubmissionResult,
  path: string,
  found: SubmissionFile | undefined,
): SubmissionFile {
  const read = found?.read ?? (() => readSubmission(path));
  const named = found?.fileName === undefined ? {} : { fileName: found.fileName };
  return { path: file, student, studentFrom, submittedAt, read, ...named };
}

/** Results stand in the order of the files. */
function resultsOf(
  files: ReadonlyMap<SubmissionResult, SubmissionFile>,
  { submissions }: GradingResult,
): Map<SubmissionResult, SubmissionResult> {
  const graded = [...files.keys()].map((before, i): [SubmissionResult, SubmissionResult][] => {
    const now = submissions[i];
    return now === undefined ? [] : [[before, now]];
  });
  return new Map(graded.flat());
}
