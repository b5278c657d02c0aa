import type { ClaimAdvice, LearnerClaim, LearnerExercise } from "../learner-view";
import { formatPoints } from "../terminal";
import { html, type Markup, prose } from "./markup";
import { renderNextSteps } from "./next-steps";
import { statusLooks } from "./status-words";

/** One exercise on a learner's page: the mark, what to try next, a tick or a cross a claim. */
export function renderExerciseCard(exercise: LearnerExercise): Markup {
  const { id, title, points, maxPoints, status } = exercise;
  const look = statusLooks[status];
  const notes = status === "full" ? exercise.notes : [];
  return html`<article class="card exercise ${look.kind}">
<div class="heading"><h3>${id} ${title}</h3><span class="chip ${look.kind}">${look.sign} ${look.word}</span>
<span class="points"><strong>${formatPoints(points)}</strong> / ${formatPoints(maxPoints)} points</span></div>
${renderCarried(exercise)}${renderNextSteps(exercise)}${notes.map((note) => html`<p class="quiet small">${prose(note)}</p>`)}
${renderCounterexample(exercise)}${hasRun(exercise) ? renderClaims(exercise.claims) : renderAims(exercise.claims)}
</article>
`;
}

function renderCarried({ carriedForward }: LearnerExercise): Markup | null {
  if (carriedForward === null) return null;
  const replaced = carriedForward.replaced.join(", ");
  const own = formatPoints(carriedForward.pointsWithOwnAnswers);
  return html`<p class="quiet small">Marked with our solution in place of your ${replaced}, so that one mistake costs once. With your own it comes to ${own} points.</p>`;
}

function renderCounterexample({ counterexample }: LearnerExercise): Markup | null {
  if (counterexample === null) return null;
  const { inputs, expected, observed } = counterexample;
  return html`<p class="small quiet">The smallest example we found where your answer differs:</p>
<dl class="seen"><dt>for</dt><dd><code>${inputs}</code></dd><dt>expected</dt><dd><code>${expected}</code></dd><dt>yours gives</dt><dd><code>${observed}</code></dd></dl>
`;
}

/** Where nothing could be judged, a cross would say more than anybody knows. */
function hasRun({ status }: LearnerExercise): boolean {
  return status === "full" || status === "partial" || status === "wrong";
}

function renderAims(claims: readonly LearnerClaim[]): Markup {
  const aims = claims
    .filter(({ maxPoints }) => maxPoints > 0)
    .map(
      ({ claim, maxPoints }) =>
        html`<li>${prose(claim)} <span class="quiet">${formatPoints(maxPoints)}</span></li>`,
    );
  return html`<details class="small"><summary>What it will be marked by</summary><ul>${aims}</ul></details>`;
}

/** Where all is well there is nothing to read: folded, so that what was lost is found. */
function renderClaims(claims: readonly LearnerClaim[]): Markup {
  const list = html`<ul class="claims">${claims.map(renderClaim)}</ul>`;
  if (!claims.every(({ passed }) => passed)) return list;
  return html`<details class="small"><summary>What was checked: all ${claims.length} hold</summary>${list}</details>`;
}

function renderClaim(one: LearnerClaim): Markup {
  const { claim, points, maxPoints, passed, hidden, advice, follows } = one;
  const [kind, sign, word] = passed ? ["holds", "✓", "holds:"] : ["lost", "✗", "does not hold:"];
  const worth = maxPoints === 0 ? "advice" : `${formatPoints(points)} / ${formatPoints(maxPoints)}`;
  const kept =
    hidden && !passed
      ? html`<p class="advice quiet">The details of this one are kept back.</p>`
      : null;
  return html`<li class="${kind}"><span class="sign" aria-hidden="true">${sign}</span><span><span class="unseen">${word} </span>${prose(claim)}</span><span class="worth">${worth}</span>
${kept}${renderReason(advice, follows)}</li>
`;
}

/** What is said once need not be said again: there is one thing to fix. */
function renderReason(advice: ClaimAdvice | null, follows: boolean): Markup | null {
  if (follows) return html`<p class="advice quiet">Follows from the above.</p>`;
  return advice === null ? null : renderAdvice(advice);
}

function renderAdvice({ message, expected, observed }: ClaimAdvice): Markup {
  const row = (label: string, text: string) =>
    text === "" ? null : html`<dt>${label}</dt><dd><code>${text}</code></dd>`;
  const rows = [row("expected", expected), row("got", observed)];
  const list = expected + observed === "" ? null : html`<dl class="seen">${rows}</dl>`;
  return html`<div class="advice"><p>${prose(message)}</p>${list}</div>`;
}
