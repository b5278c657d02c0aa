import type { ExerciseResult, SubmissionResult } from "../report/result";
import { formatPoints } from "../report/terminal";
import { describeThrown } from "../report/thrown-words";
import type { Adversary, Marked, Refused } from "./adversary";
import type { GroupId } from "./groups";
import { type Secrets, secretsIn } from "./secrets";

/** What became of one adversary. */
export interface Outcome {
  readonly group: GroupId;
  readonly name: string;
  readonly wanted: string;
  readonly got: string;
  /** Why it is not what was wanted, each a sentence; none when it is. */
  readonly faults: readonly string[];
}

/** No submission is worth more words than this in a report. */
const maxReportCharacters = 500_000;

/** @param submission what the report says of it; undefined when it says nothing */
export function outcomeOf(
  adversary: Adversary,
  submission: SubmissionResult | undefined,
  secrets: Secrets,
): Outcome {
  const { group, name, wanted } = adversary;
  const words = { group, name, wanted: wantedInWords(wanted) };
  if (submission === undefined) {
    return { ...words, got: "nothing", faults: ["the report says nothing of it"] };
  }
  const faults =
    "earns" in wanted ? markFaults(wanted, submission) : refusalFaults(wanted, submission);
  const length = JSON.stringify(submission).length;
  if (length > maxReportCharacters) faults.push(`its report has ${length} characters`);
  faults.push(...secretsIn(submission, secrets, adversary));
  return { ...words, got: gotInWords(submission), faults };
}

function markFaults({ earns, status, says }: Marked, submission: SubmissionResult): string[] {
  const { problem, exercises } = submission;
  if (problem !== null) return [`it was not graded: ${problem.message}`];
  const faults = exercises.flatMap(({ id, points, maxPoints }) => {
    const due = earns[id] ?? maxPoints;
    return points === due ? [] : [`${id} earned ${points}, not ${due}`];
  });
  const [named = ""] = Object.keys(earns);
  const own = exercises.find(({ id }) => id === named);
  if (own === undefined) return [...faults, `there is no ${named} in its report`];
  if (status !== undefined && own.status !== status) {
    faults.push(`${named} is ${own.status}, not ${status}`);
  }
  if (says !== undefined && !says.test(textOf(own))) faults.push(`${named} does not say ${says}`);
  return faults;
}

function refusalFaults(
  { refused }: Refused,
  { problem, gradable, score }: SubmissionResult,
): string[] {
  const faults = gradable || score !== 0 ? ["it was graded"] : [];
  if (problem === null || problem.kind === "grader-fault") return [...faults, "it was not refused"];
  return refused.test(problem.message) ? faults : [...faults, `its line does not say ${refused}`];
}

function textOf({ notes, thrown, assertions }: ExerciseResult): string {
  const words = assertions.flatMap(({ message, observed }) => [message, observed]);
  return [...notes, thrown === null ? "" : describeThrown(thrown), ...words].join("\n");
}

function wantedInWords(wanted: Marked | Refused): string {
  if ("refused" in wanted) return "refused";
  const marks = Object.entries(wanted.earns).map(([id, points]) => `${id} ${points}`);
  return [...marks, ...(wanted.status === undefined ? [] : [wanted.status])].join(", ");
}

function gotInWords({ problem, exercises }: SubmissionResult): string {
  if (problem !== null) return problem.kind === "grader-fault" ? "a grader's fault" : "refused";
  return exercises
    .map(
      ({ id, points, maxPoints, status }) =>
        `${id} ${formatPoints(points)}/${formatPoints(maxPoints)} ${status}`,
    )
    .join(", ");
}
