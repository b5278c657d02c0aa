import { basename } from "node:path";
import type { ClassStatistics, NotebookTimes, Trouble } from "../class-statistics";
import { formatPoints } from "../terminal";
import { html, type Markup, prose } from "./markup";

const maxTroubles = 15;

/** A student's name, with a link to their page. */
export type NameOf = (student: string) => Markup;

/** What went wrong most often, and with whom. */
export function renderTroubles(
  title: string,
  nothing: string,
  troubles: readonly Trouble[],
  nameOf: NameOf,
): Markup {
  if (troubles.length === 0) {
    return html`<section><h2>${title}</h2><div class="card quiet">${nothing}</div></section>`;
  }
  const rows = troubles.slice(0, maxTroubles).map(({ exercise, says, students }) => {
    return html`<tr><th scope="row" class="id">${exercise}</th><td>${prose(says)}${renderWho(students, nameOf)}</td><td class="number"><strong>${students.length}</strong></td></tr>
`;
  });
  const left = troubles.length - maxTroubles;
  const more =
    left > 0 ? html`<p class="quiet small">and ${left} rarer ones, in exercises.csv</p>` : null;
  return html`<section><h2>${title}</h2><div class="card"><table class="lines"><thead><tr><th scope="col">exercise</th><th scope="col">what</th><th scope="col" class="number">students</th></tr></thead><tbody>${rows}</tbody></table>${more}</div></section>`;
}

/** Submissions without a mark, each with the reason; nothing where there are none. */
export function renderNotGraded({ notGraded }: ClassStatistics, nameOf: NameOf): Markup | null {
  if (notGraded.length === 0) return null;
  const rows = notGraded.map(({ student, file, problem }) => {
    const kind =
      problem?.kind === "grader-fault"
        ? html`<span class="chip bad">fault of the grader</span> `
        : null;
    return html`<tr><th scope="row" class="who">${nameOf(student)}<br><span class="quiet small">${basename(file)}</span></th><td>${kind}${prose(problem?.message ?? "")}</td></tr>
`;
  });
  return html`<section><h2>Not graded</h2><div class="card"><table class="lines"><thead><tr><th scope="col">student and file</th><th scope="col">why</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}

/** For a person to judge: nobody lost a point by any of it. */
export function renderToLookAt(
  { alike, setAside }: ClassStatistics,
  nameOf: NameOf,
): Markup | null {
  const answers = alike.map(({ exercise, published, students }) => {
    const what = published
      ? "The published solution, to the token"
      : "The same answer, after renaming";
    return html`<tr><th scope="row" class="id">${exercise}</th><td>${what}${renderWho(students, nameOf)}</td><td class="number"><strong>${students.length}</strong></td></tr>
`;
  });
  const doubles = setAside.map(
    ({ student, file, finalScore, finalMaxScore }) =>
      html`<li>${nameOf(student)}: ${basename(file)} does not count (${formatPoints(finalScore)} / ${formatPoints(finalMaxScore)} points), since another submission of the same notebook has as many or more.</li>
`,
  );
  if (answers.length + doubles.length === 0) return null;
  const table =
    answers.length === 0
      ? null
      : html`<table class="lines"><thead><tr><th scope="col">exercise</th><th scope="col">what</th><th scope="col" class="number">students</th></tr></thead><tbody>${answers}</tbody></table>`;
  const list = doubles.length === 0 ? null : html`<ul>${doubles}</ul>`;
  return html`<section><h2>For you to look at</h2><div class="card"><p class="quiet small">Nobody lost a point by any of these.</p>${table}${list}</div></section>`;
}

/** A few names stand there, many are folded. */
function renderWho(students: readonly string[], nameOf: NameOf): Markup {
  if (students.length <= 3) {
    const few = students.map((student, i) => [i === 0 ? null : ", ", nameOf(student)]);
    return html`<div class="small quiet">${few}</div>`;
  }
  const names = students.map((student) => html`<li>${nameOf(student)}</li>`);
  return html`<details class="small"><summary>who</summary><ul class="names">${names}</ul></details>`;
}

/** How long grading took. */
export function renderTimes(times: readonly NotebookTimes[]): Markup {
  const rows = times.map(
    ({ assignment, count, median, longest }) =>
      html`<tr><th scope="row">${assignment}</th><td class="number">${count}</td><td class="number">${median.toFixed(1)} s</td><td class="number">${longest.toFixed(1)} s</td></tr>
`,
  );
  return html`<section><h2>Time to grade</h2><div class="card"><table class="lines"><thead><tr><th scope="col">notebook</th><th scope="col" class="number">graded</th><th scope="col" class="number">median</th><th scope="col" class="number">longest</th></tr></thead><tbody>${rows}</tbody></table></div></section>`;
}
