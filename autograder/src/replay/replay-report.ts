import { printable } from "../report/printable";
import type { GradingResult, SubmissionResult } from "../report/result";
import { compareVerdicts, type VerdictChange } from "./compare-verdicts";

/** What became of one submission of a report when it was graded again. */
export interface ReplayedSubmission {
  readonly file: string;
  readonly changes: readonly VerdictChange[];
  /** `fault`: it could not be graded again, by no fault of its own. */
  readonly outcome: "same" | "differs" | "missing" | "fault";
  /** Whether the file's bytes are those of then; null where that cannot be known. */
  readonly isSameFile: boolean | null;
  /** For a fault: which. */
  readonly problem: string;
}

/**
 * Compares a report with what the same files get now.
 *
 * @param again the new result of each submission; undefined where its file was not found
 */
export function replayReport(
  report: GradingResult,
  again: (submission: SubmissionResult) => SubmissionResult | undefined,
): ReplayedSubmission[] {
  return report.submissions.map((before): ReplayedSubmission => {
    const now = again(before);
    const { file } = before;
    if (now === undefined) {
      return { file, changes: [], outcome: "missing", isSameFile: null, problem: "" };
    }
    const isKnown = before.contentHash !== "" && now.contentHash !== "";
    const isSameFile = isKnown ? before.contentHash === now.contentHash : null;
    const changes = compareVerdicts(before, now);
    const isFault = now.problem?.kind === "grader-fault" && changes.length > 0;
    const outcome = isFault ? "fault" : changes.length === 0 ? "same" : "differs";
    const problem = isFault ? (now.problem?.message ?? "") : "";
    return { file, changes, outcome, isSameFile, problem };
  });
}

/** A line for each submission, and one for each verdict that changed. */
export function renderReplay(replayed: readonly ReplayedSubmission[]): string {
  const lines = replayed.flatMap(({ file, changes, outcome, isSameFile, problem }) => [
    `${printable(file)}: ${outcomeWords[outcome]}${fileWords(isSameFile, outcome)}`,
    ...(problem === "" ? [] : [`  ${printable(problem)}`]),
    ...changes.map(({ where, before, now }) => {
      const what = where === "" ? "submission" : where;
      return `  ${printable(`${what}: ${before} → ${now}`)}`;
    }),
  ]);
  const count = (wanted: ReplayedSubmission["outcome"]) =>
    replayed.filter(({ outcome }) => outcome === wanted).length;
  const total = `${replayed.length} replayed: ${count("same")} the same, ${count("differs")} different`;
  const rest = `, ${count("missing")} not found, ${count("fault")} with a fault of the grader`;
  return `${[...lines, "", total + rest].join("\n")}\n`;
}

const outcomeWords = {
  same: "the same verdicts",
  differs: "other verdicts",
  missing: "the file was not found",
  fault: "could not be graded again",
} as const;

function fileWords(isSameFile: boolean | null, outcome: ReplayedSubmission["outcome"]): string {
  if (outcome === "missing") return "";
  if (isSameFile === null) return "; whether the file is the same cannot be known";
  return isSameFile ? "" : "; the file has CHANGED since";
}
