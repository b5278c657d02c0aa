import { findSubmissions } from "../grading/find-submissions";
import { gradeBatch } from "../grading/grade-batch";
import { gradeUsage, parseGradeOptions } from "./grade-options";
import { gradingProgress } from "./grading-progress";
import { stageTimes } from "./stage-times";
import { UsageError } from "./usage-error";
import { requireWritable, writeReports } from "./write-reports";

const exitCodes = { allGraded: 0, someNotGraded: 1, usageOrFault: 2 } as const;

/** `npm run grade`: grades what the command line names, and returns the exit code. */
async function grade(args: readonly string[]): Promise<number> {
  const options = parseGradeOptions(args);
  if (options.help) {
    console.log(gradeUsage);
    return exitCodes.allGraded;
  }
  const files = findSubmissions(options.paths);
  if (files.length === 0)
    throw new UsageError("grade: expected notebooks (.ipynb), found none there.");
  requireWritable(files, options);
  const progress = gradingProgress(process.stderr);
  const times = stageTimes(process.env.ATTENDING_STAGE_TIMES);
  const result = await gradeBatch(files, {
    ...options,
    onSubmission: progress.show,
    onStage: times.add,
  });
  progress.clear();
  times.write();
  writeReports(result, options);
  const faults = result.submissions.some(({ problem }) => problem?.kind === "grader-fault");
  if (faults) return exitCodes.usageOrFault;
  const graded = result.submissions.every(({ gradable }) => gradable);
  return graded ? exitCodes.allGraded : exitCodes.someNotGraded;
}

grade(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error);
    console.error(error instanceof UsageError ? `${message}\n\n${gradeUsage}` : message);
    process.exitCode = exitCodes.usageOrFault;
  },
);
