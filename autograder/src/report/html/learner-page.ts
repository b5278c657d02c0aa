import { type LearnerView, learnerView } from "../learner-view";
import type { GradingResult } from "../result";
import type { StudentWorks } from "../student-works";
import { formatPoints } from "../terminal";
import { renderSubmission } from "./learner-submission";
import { html, type Markup } from "./markup";
import { renderMeter } from "./meter";
import { renderPage } from "./page";
import { statusLooks } from "./status-words";

/**
 * One student's page, whole and for that student to read: it holds neither the hidden seed nor hidden
 * inputs, nor anything of another student.
 */
export function renderLearnerPage(
  { student, works }: StudentWorks,
  { tool }: Pick<GradingResult, "tool">,
): string {
  const views = works.map(({ submission, counts }) => ({ view: learnerView(submission), counts }));
  const counted = views.filter(({ counts }) => counts).map(({ view }) => view);
  const body = html`<main>
<p class="kicker">attending: your report</p>
<h1>${student}</h1>
${renderTotal(counted)}${renderOverview(counted)}
${views.map(({ view, counts }) => renderSubmission(view, counts))}
</main>
<footer>Graded by attending ${tool.version}. Your code was run on inputs that nobody has seen before; examples on this page come from others.</footer>`;
  return renderPage(`${student}: report`, body);
}

function renderTotal(views: readonly LearnerView[]): Markup {
  const graded = views.filter(({ gradable }) => gradable);
  const sum = (field: "finalScore" | "finalMaxScore") =>
    graded.reduce((total, view) => total + view[field], 0);
  const [score, max] = [sum("finalScore"), sum("finalMaxScore")];
  const missing = views.length - graded.length;
  const left =
    missing === 0
      ? null
      : html`<p>${missing === 1 ? "One notebook" : `${missing} notebooks`} could not be graded: see below.</p>`;
  return html`<p class="total"><strong>${formatPoints(score)}</strong> / ${formatPoints(max)} points</p>
${renderMeter(max > 0 ? score / max : 0)}${left}`;
}

function renderOverview(views: readonly LearnerView[]): Markup | null {
  const exercises = views.flatMap((view) => view.exercises);
  if (exercises.length < 2) return null;
  const rows = exercises.map(({ id, title, status, points, maxPoints }) => {
    const { kind, sign, word } = statusLooks[status];
    return html`<tr><th scope="row">${id} ${title} <span class="chip ${kind}">${sign} ${word}</span></th><td class="number">${formatPoints(points)} / ${formatPoints(maxPoints)}</td></tr>
`;
  });
  return html`<div class="card"><table class="lines"><thead><tr><th scope="col">exercise</th><th scope="col" class="number">points</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
