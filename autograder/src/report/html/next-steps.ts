import type { LearnerExercise } from "../learner-view";
import { html, type Markup, prose } from "./markup";

/** The named mistake, and what to do about an exercise that is not right yet. Null where all is well. */
export function renderNextSteps(exercise: LearnerExercise): Markup | null {
  if (exercise.status === "full") return null;
  const { mistake } = exercise;
  const named =
    mistake === null ? null : html`<p class="mistake">Likely mistake: ${prose(mistake)}</p>`;
  const notes = [...new Set(exercise.notes)].map((note) => html`<p>${prose(note)}</p>`);
  return html`<div class="next"><h4>What to try next</h4>
${named}${notes}<p>${prose(advice(exercise))}</p></div>`;
}

/** In words for every way of not being right. */
export function advice({ id, status, mistake, claims }: LearnerExercise): string {
  const command = `\`npm run check -- ${id}\``;
  const seen = `The check cell, or ${command} in a terminal, shows every claim on inputs that you can see.`;
  if (status === "not-attempted") {
    return `Write the body of this exercise's cell, then run the check cell under it.`;
  }
  if (status === "error") {
    return `Restart the kernel and run all cells from the top: the error should show there too. ${seen}`;
  }
  if (status === "timeout") return `Try it on a few small inputs first. ${seen}`;
  if (mistake !== null) return `Mend that first. ${seen}`;
  const first = claims.find(({ passed, maxPoints, hidden }) => !passed && maxPoints > 0 && !hidden);
  if (first === undefined) return seen;
  return `Begin with the first claim that does not hold: “${first.claim}” ${seen}`;
}
