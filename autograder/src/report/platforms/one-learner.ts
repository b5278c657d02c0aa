import { type LearnerView, learnerView } from "../learner-view";
import { legible } from "../printable";
import type { GradingResult, SubmissionResult } from "../result";
import { studentWorks } from "../student-works";
import { formatPoints } from "../terminal";

/** All that one learner handed in, as the platform's page of it sees it. */
export interface OneLearner {
  /** What counts, a notebook each, in order. */
  readonly views: readonly LearnerView[];
  /** Other submissions of the same notebooks. */
  readonly setAside: readonly LearnerView[];
  readonly score: number;
  readonly maxScore: number;
  readonly seconds: number;
  /** Whether the grader itself failed on a part: then no mark may be recorded. */
  readonly isOurFault: boolean;
}

/**
 * The batch as the work of one learner, who may have handed in several notebooks. A platform unpacks
 * them into one folder, so that names made from files do not tell learners apart.
 */
export function oneLearner(result: GradingResult): OneLearner {
  const student = "learner";
  const submissions = result.submissions.map((submission) => ({ ...submission, student }));
  const works = studentWorks({ ...result, submissions }).flatMap((each) => each.works);
  const viewsOf = (counts: boolean) =>
    works.filter((work) => work.counts === counts).map(({ submission }) => learnerView(submission));
  const views = viewsOf(true);
  const sum = (field: "finalScore" | "finalMaxScore") =>
    views.reduce((total, view) => total + (view.gradable ? view[field] : 0), 0);
  return {
    ...{
      views,
      setAside: viewsOf(false),
      score: sum("finalScore"),
      maxScore: sum("finalMaxScore"),
    },
    seconds: result.submissions.reduce((total, { seconds }) => total + seconds, 0),
    isOurFault: views.some(({ problem }) => problem?.kind === "grader-fault"),
  };
}

/** Whose a file is, and how that is known. */
export type Whose = Pick<SubmissionResult, "student" | "studentFrom">;

/** Learners that a folder, or whatever else names people, tells apart. */
export function learnersNamed(files: readonly Whose[]): string[] {
  const named = files.filter(({ studentFrom }) => studentFrom !== "file name");
  return [...new Set(named.map(({ student }) => student))];
}

/** What is to be said of the whole, a line each. */
export function linesOfWhole({ views, setAside }: OneLearner): string[] {
  return [
    ...views.flatMap(linesOf),
    ...setAside.map(
      ({ file }) => `${plain(file)}: another submission of the same notebook counts.`,
    ),
  ];
}

function linesOf(view: LearnerView): string[] {
  const name = plain(view.notebook ?? view.file);
  if (view.problem !== null) return [`${name}: not graded. ${plain(view.problem.message)}`];
  const score = `${formatPoints(view.finalScore)} / ${formatPoints(view.finalMaxScore)}`;
  const { late } = view;
  const penalty =
    late === null || late.penalty === 0
      ? []
      : [`  late: less ${formatPoints(late.penalty)} points. ${plain(late.rule)}`];
  const notes = view.notes.slice(0, maxNotes).map((note) => `  ${plain(note)}`);
  return [`${name}: ${score} points`, ...penalty, ...notes];
}

const maxNotes = 10;
const maxLength = 1000;

/** One line of plain words for a platform that shows text. */
export function plain(text: string): string {
  return legible(text.slice(0, maxLength));
}
