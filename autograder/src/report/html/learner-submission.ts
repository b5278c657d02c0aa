import type { LearnerView } from "../learner-view";
import type { ManualMark } from "../result";
import { formatPoints } from "../terminal";
import { renderExerciseCard } from "./exercise-card";
import { html, type Markup, paragraphs, prose } from "./markup";
import { durationInWords, momentInWords } from "./time-words";

/** One notebook on a learner's page. */
export function renderSubmission(view: LearnerView, counts: boolean): Markup {
  const title = view.notebook ?? view.file;
  const points = view.gradable
    ? html`<span class="points"><strong>${formatPoints(view.finalScore)}</strong> / ${formatPoints(view.finalMaxScore)} points</span>`
    : html`<span class="chip bad">Not graded</span>`;
  return html`<section>
<div class="heading"><h2>${title}</h2>${points}</div>
<p class="quiet small">${view.file}${view.submittedAt === null ? null : html`, handed in ${momentInWords(view.submittedAt)}`}</p>
${counts ? null : html`<p>Another of your submissions of this notebook counts: the one with the most points.</p>`}
${view.problem === null ? null : html`<div class="card"><p>${prose(view.problem.message)}</p></div>`}
${renderLateness(view)}${renderNotes(view)}${view.exercises.map(renderExerciseCard)}${renderManual(view)}
</section>
`;
}

function renderLateness({ late }: LearnerView): Markup | null {
  if (late === null) return null;
  const cost =
    late.penalty > 0 ? `It costs ${formatPoints(late.penalty)} points` : "It costs nothing";
  return html`<div class="card"><p><strong>Handed in ${durationInWords(late.seconds)} late.</strong> ${cost}: ${prose(late.rule)}</p></div>`;
}

/** A notebook may have two thousand broken cells. */
function renderNotes({ notes }: LearnerView): Markup | null {
  if (notes.length === 0) return null;
  const left = notes.length - maxNotes;
  const more = left > 0 ? html`<li>and ${left} more</li>` : null;
  const few = notes.slice(0, maxNotes).map((note) => html`<li>${prose(note)}</li>`);
  return html`<div class="card"><h3>Cells to look at</h3><ul>${few}${more}</ul></div>`;
}

const maxNotes = 20;

function renderManual({ manual }: LearnerView): Markup | null {
  if (manual.length === 0) return null;
  return html`<div class="card"><h3>Marked by a person</h3>
<table class="lines"><thead><tr><th scope="col">for</th><th scope="col">comment</th><th scope="col" class="number">points</th></tr></thead>
<tbody>${manual.map(renderMark)}</tbody></table></div>`;
}

function renderMark({ item, points, maxPoints, comment }: ManualMark): Markup {
  const worth =
    maxPoints === null
      ? `${points > 0 ? "+" : ""}${formatPoints(points)}`
      : `${formatPoints(points)} / ${formatPoints(maxPoints)}`;
  return html`<tr><th scope="row">${item}</th><td>${paragraphs(comment)}</td><td class="number">${worth}</td></tr>`;
}
