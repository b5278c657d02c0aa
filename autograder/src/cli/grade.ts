import { join } from "node:path";
import { findSubmissions } from "../grading/find-submissions";
import { gradeBatch } from "../grading/grade-batch";
import { markSameAnswers } from "../marks/same-answers";
import { settleMarks } from "../marks/settle-marks";
import type { GradingResult } from "../report/result";
import { renderTerminalReport } from "../report/terminal";
import { renderJson, writeAtomically } from "../report/write-json";
import { writeThoughts } from "../thoughts/write-thoughts";
import { type GradeOptions, gradeUsage, parseGradeOptions } from "./grade-options";
import { gradingProgress } from "./grading-progress";
import { openMarks } from "./open-marks";
import { replay } from "./replay";
import { stageTimes } from "./stage-times";
import { UsageError } from "./usage-error";

const exitCodes = { allGraded: 0, someNotGraded: 1, usageOrFault: 2 } as const;

/** `npm run grade`: grades what the command line names, and returns the exit code. */
async function grade(args: readonly string[]): Promise<number> {
  const options = parseGradeOptions(args);
  if (options.help) {
    console.log(gradeUsage);
    return exitCodes.allGraded;
  }
  if (options.replay !== null) {
    const say = (text: string) => process.stdout.write(text);
    return replay({ ...options, report: options.replay, say, warn: console.error });
  }
  const files = findSubmissions(options.paths);
  if (files.length === 0)
    throw new UsageError("grade: expected notebooks (.ipynb), found none there.");
  // Before anything is graded: a slip in a table should not cost a batch.
  const marks = openMarks(options.marks);
  const progress = gradingProgress(process.stderr);
  const times = stageTimes(process.env.ATTENDING_STAGE_TIMES);
  const automatic = await gradeBatch(files, {
    ...options,
    onSubmission: progress.show,
    onStage: times.add,
  });
  progress.clear();
  times.write();
  const { result, strays } = settleMarks(markSameAnswers(automatic), marks.sources);
  writeReports(result, options);
  const remarks = options.out === null ? [] : writeThoughts(options.out, result, marks.sheet);
  for (const remark of remarks) console.error(`grade: ${remark}`);
  for (const stray of strays) console.error(`${options.marks.manual}: ${stray}`);
  const faults = result.submissions.some(({ problem }) => problem?.kind === "grader-fault");
  if (faults || strays.length > 0) return exitCodes.usageOrFault;
  const graded = result.submissions.every(({ gradable }) => gradable);
  return graded ? exitCodes.allGraded : exitCodes.someNotGraded;
}

function writeReports(result: GradingResult, { json, out }: GradeOptions): void {
  if (out !== null) writeAtomically(join(out, "result.json"), renderJson(result));
  if (json === "-") {
    process.stdout.write(renderJson(result));
    return;
  }
  if (json !== null) writeAtomically(json, renderJson(result));
  process.stdout.write(renderTerminalReport(result, process.stdout.isTTY === true));
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
