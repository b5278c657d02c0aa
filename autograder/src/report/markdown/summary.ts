import { type ClassStatistics, classStatistics, medianOf } from "../class-statistics";
import { type LearnerExercise, learnerView } from "../learner-view";
import type { ExerciseStatus, GradingResult } from "../result";
import { formatPoints } from "../terminal";
import { quoted, sentence, table } from "./markdown";

const maxStudents = 300;
const maxMistakes = 10;

const signs: Readonly<Record<ExerciseStatus, string>> = {
  full: "✅ all right",
  partial: "🔶 partly right",
  wrong: "❌ not yet",
  "not-attempted": "➖ not attempted",
  error: "⚠️ stopped by an error",
  timeout: "⏳ took too long",
};

/**
 * The batch in Markdown, for a step's summary or a chat: of one student every exercise, of several a
 * line each. Learners may read it: it holds neither the seed nor anything hidden.
 */
export function renderSummary(result: GradingResult): string {
  const statistics = classStatistics(result);
  const isClass = statistics.students.length > 1;
  const parts = isClass ? classParts(statistics) : learnerParts(statistics);
  return `${["# attending", ...parts, ...notGraded(statistics)].join("\n\n")}\n`;
}

function classParts({ students, shares, assignments, mistakes }: ClassStatistics): string[] {
  const names = [...assignments.keys()];
  const median = shares.length === 0 ? "–" : `${Math.round(medianOf(shares) * 100)} %`;
  const rows = students.slice(0, maxStudents).map(({ student, works }) => {
    const scores = names.map((name) => {
      const work = works.find(({ assignment, counts }) => counts && assignment === name);
      return work?.submission.gradable === true ? formatPoints(work.submission.finalScore) : "";
    });
    return [quoted(student), ...scores];
  });
  const heading = ["student", ...[...assignments].map(([name, max]) => `${name} (${max})`)];
  const left = students.length - rows.length;
  const common = mistakes
    .slice(0, maxMistakes)
    .map(({ exercise, says, students: who }) => `- ${exercise}, ${who.length}×: ${sentence(says)}`);
  return [
    `${students.length} students, ${shares.length} submissions graded, median ${median}.`,
    table(heading, rows),
    ...(left > 0 ? [`and ${left} more students.`] : []),
    ...(common.length > 0 ? ["## The most common mistakes", common.join("\n")] : []),
  ];
}

function learnerParts({ students }: ClassStatistics): string[] {
  const works = students.flatMap((student) => student.works);
  const views = works
    .filter(({ counts, submission }) => counts && submission.gradable)
    .map(({ submission }) => learnerView(submission));
  return views.flatMap((view) => [
    `## ${sentence(view.notebook ?? "")}: ${formatPoints(view.finalScore)} / ${formatPoints(view.finalMaxScore)} points`,
    ...(view.late === null || view.late.penalty === 0
      ? []
      : [`Late: less ${formatPoints(view.late.penalty)} points. ${sentence(view.late.rule)}`]),
    table(["exercise", "points", "state", "likely mistake"], view.exercises.map(exerciseRow)),
  ]);
}

function exerciseRow({ id, title, points, maxPoints, status, mistake }: LearnerExercise): string[] {
  const worth = `${formatPoints(points)} / ${formatPoints(maxPoints)}`;
  return [`${id} ${sentence(title)}`, worth, signs[status], sentence(mistake ?? "")];
}

function notGraded({ notGraded: submissions }: ClassStatistics): string[] {
  if (submissions.length === 0) return [];
  const rows = submissions.map((submission) => {
    const { student, file, problem } = learnerView(submission);
    return [quoted(student), quoted(file), quoted(problem?.message ?? "")];
  });
  return ["## Not graded", table(["student", "file", "why"], rows)];
}
