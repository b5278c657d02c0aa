import { runBatch } from "../batch/run-batch";
import { type GradeAll, gradeHere } from "../grading/grade-batch";
import { graderFingerprint } from "../grading/grader-fingerprint";
import { eachMember, eachOwner } from "../marks/each-member";
import { markSameAnswers } from "../marks/same-answers";
import { settleMarks } from "../marks/settle-marks";
import { rosterRemarks } from "../report/csv/roster";
import type { SubmissionResult } from "../report/result";
import { chooseIsolation } from "../sandbox/isolation";
import { removeAbandonedStages } from "../sandbox/staging";
import { findSubmissions } from "../submissions/find-submissions";
import { writeThoughts } from "../thoughts/write-thoughts";
import { type GradeOptions, gradeUsage, parseGradeOptions } from "./grade-options";
import { gradingProgress } from "./grading-progress";
import { openMarks } from "./open-marks";
import { replay } from "./replay";
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
  if (options.replay !== null) {
    const say = (text: string) => process.stdout.write(text);
    return replay({ ...options, report: options.replay, say, warn: console.error });
  }
  const files = await findSubmissions(options.paths);
  if (files.length === 0)
    throw new UsageError("grade: expected notebooks (.ipynb), found none there.");
  requireWritable(eachOwner(files), options);
  // Before anything is graded: a slip in a table should not cost a batch.
  const marks = openMarks(options.marks);
  const progress = gradingProgress(process.stderr);
  const times = stageTimes(process.env.ATTENDING_STAGE_TIMES);
  // A batch that was killed after its last submission has nothing left to grade, only to tidy up.
  if (options.resume) removeAbandonedStages();
  const say = (line: string) => console.error(`grade: ${line}`);
  const fingerprint = graderFingerprint();
  const isolationKind = async () => kindOf(options);
  const automatic = await runBatch(files, {
    ...{ ...options, fingerprint, isolationKind, warn: say },
    onSubmission: progress.show,
    gradeAll:
      options.queue === null
        ? (rest, seed, onResult) =>
            gradeHere(rest, { ...options, seed, onStage: times.add }, onResult)
        : await graderAtQueue(options, options.queue, fingerprint, say),
  });
  progress.clear();
  times.write();
  // A group's answer equals its own: looked at before each member has a result.
  const compared = eachMember(markSameAnswers(automatic), files);
  const { result, strays } = settleMarks(compared, marks.sources);
  // Before the reports: the page of the class links to what there is.
  const remarks = options.out === null ? [] : writeThoughts(options.out, result, marks.sheet);
  writeReports(result, options, marks.roster);
  const students = [...new Set(result.submissions.map(({ student }) => student))];
  const known = rosterRemarks(marks.roster, students);
  for (const remark of [...remarks, ...known]) console.error(`grade: ${remark}`);
  for (const stray of strays) console.error(`${options.marks.manual}: ${stray}`);
  const faults = result.submissions.some(({ problem }) => problem?.kind === "grader-fault");
  if (faults || strays.length > 0) return exitCodes.usageOrFault;
  const graded = result.submissions.every(({ gradable }) => gradable);
  return graded ? exitCodes.allGraded : exitCodes.someNotGraded;
}

/** Workers isolate, and say when they cannot as asked. */
async function kindOf({ isolation, queue }: GradeOptions): Promise<SubmissionResult["isolation"]> {
  if (queue === null) return (await chooseIsolation(isolation)).kind;
  return isolation === "auto" ? "bwrap" : isolation;
}

/** Loaded only where it is asked for: a grading on one machine should not wait for it. */
async function graderAtQueue(
  options: GradeOptions,
  url: string,
  fingerprint: string,
  say: (line: string) => void,
): Promise<GradeAll> {
  const { byQueue, redisAddress } = await import("../queue");
  const address = redisAddress(url, process.env.ATTENDING_QUEUE_PASSWORD);
  const { timeoutSeconds } = options;
  return byQueue({ address, fingerprint, isolation: await kindOf(options), timeoutSeconds, say });
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
