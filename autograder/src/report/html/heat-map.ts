import type { ClassStatistics, ExerciseColumn } from "../class-statistics";
import { groups, type StudentWorks, type Work } from "../student-works";
import { formatPoints } from "../terminal";
import type { NameOf } from "./class-tables";
import { html, type Markup } from "./markup";
import { statusLooks } from "./status-words";

/** Students × exercises: each cell says its points, and shows their share as a shade. */
export function renderHeatMap(statistics: ClassStatistics, nameOf: NameOf): Markup {
  const { columns, students } = statistics;
  const rows = students.map((student) => renderRow(student, statistics, nameOf));
  return html`<div class="card">${renderLegend()}
<div class="scroll" role="region" aria-label="Points by student and exercise" tabindex="0"><table class="heat">
<caption class="unseen">Points of each student in each exercise</caption>
${renderHead(columns)}
<tbody>${rows}</tbody>
${renderFoot(statistics)}
</table></div></div>`;
}

function renderLegend(): Markup {
  const steps = ["none", "under a quarter", "under half", "under ¾", "most", "all"];
  const items = steps.map(
    (step, i) => html`<li><span class="swatch h${i}">&nbsp;</span>${step}</li>`,
  );
  return html`<ul class="legend" aria-label="What the shades and signs say">${items}
<li><span class="swatch nothing">–</span>not attempted</li>
<li><span class="swatch h0">0 !</span>stopped by an error</li>
<li><span class="swatch h0">0 ∞</span>took too long</li>
<li><span class="swatch nothing">?</span>not graded</li></ul>`;
}

function renderHead(columns: readonly ExerciseColumn[]): Markup {
  const notebooks = [...groups(columns, ({ assignment }) => assignment)];
  const above = notebooks.map(
    ([name, own]) => html`<th scope="colgroup" colspan="${own.length}">${name}</th>`,
  );
  const below = columns.map(
    ({ id, title, maxPoints }) =>
      html`<th scope="col"><abbr title="${title}">${id}</abbr><br><span class="small">of ${formatPoints(maxPoints)}</span></th>`,
  );
  const groupsOfColumns = notebooks.map(
    ([, own]) => html`<colgroup span="${own.length}"></colgroup>`,
  );
  return html`<colgroup></colgroup>${groupsOfColumns}<colgroup span="2"></colgroup>
<thead><tr><th class="name" rowspan="2" scope="col">student</th>${above}<th rowspan="2" scope="col">points</th><th rowspan="2" scope="col"><abbr title="of the points of all notebooks of this batch">%</abbr></th></tr><tr>${below}</tr></thead>`;
}

function renderRow(
  { student, works }: StudentWorks,
  { columns, assignments }: ClassStatistics,
  nameOf: NameOf,
): Markup {
  const counted = works.filter(({ counts }) => counts);
  const cells = columns.map((column) => renderCell(column, counted));
  const graded = counted.filter(({ submission }) => submission.gradable);
  const score = graded.reduce((total, { submission }) => total + submission.finalScore, 0);
  const max = availablePoints(assignments, graded);
  const late = graded.some(({ submission }) => (submission.late?.penalty ?? 0) > 0);
  const mark = late
    ? html` <abbr class="small" title="less a penalty for lateness">late</abbr>`
    : null;
  return html`<tr><th class="name" scope="row">${nameOf(student)}${mark}</th>${cells}<td class="sum">${formatPoints(score)}</td><td class="sum">${max > 0 ? String(Math.round((100 * score) / max)) : "–"}</td></tr>
`;
}

/** Manual points are there for whom they were given; a notebook that is missing counts whole. */
function availablePoints(
  assignments: ReadonlyMap<string, number>,
  graded: readonly Work[],
): number {
  const own = new Map(graded.map((work) => [work.assignment, work.submission.finalMaxScore]));
  return [...assignments].reduce((total, [name, points]) => total + (own.get(name) ?? points), 0);
}

function renderCell({ assignment, id }: ExerciseColumn, works: readonly Work[]): Markup {
  const work = works.find((own) => own.assignment === assignment);
  if (work === undefined)
    return html`<td class="empty"><span class="unseen">not handed in</span></td>`;
  if (!work.submission.gradable) {
    return html`<td class="nothing"><span aria-hidden="true">?</span><span class="unseen">not graded</span></td>`;
  }
  const exercise = work.submission.exercises.find((own) => own.id === id);
  if (exercise === undefined) return html`<td class="empty"></td>`;
  const { status, points, maxPoints } = exercise;
  const { word, sign } = statusLooks[status];
  if (status === "not-attempted") {
    return html`<td class="nothing"><span aria-hidden="true">–</span><span class="unseen">${word}</span></td>`;
  }
  const stopped = status === "error" || status === "timeout";
  const mark = stopped ? html` <abbr title="${word}">${sign}</abbr>` : null;
  return html`<td class="h${shadeOf(points, maxPoints)}">${formatPoints(points)}${mark}</td>`;
}

/** 0 for nothing, 5 for all, four steps between. */
export function shadeOf(points: number, maxPoints: number): number {
  if (points >= maxPoints) return 5;
  if (points <= 0) return 0;
  return 1 + Math.min(3, Math.floor((4 * points) / maxPoints));
}

/** What the class got of each exercise, not attempted counted as nothing. */
function renderFoot({ columns, students }: ClassStatistics): Markup {
  const graded = students
    .flatMap(({ works }) => works)
    .filter(({ counts, submission }) => counts && submission.gradable);
  const exercises = groups(
    graded.flatMap(({ submission }) => submission.exercises),
    ({ id }) => id,
  );
  const cells = columns.map(({ id, maxPoints }) => {
    const own = exercises.get(id) ?? [];
    const mean = own.reduce((total, { points }) => total + points, 0) / Math.max(1, own.length);
    return html`<td class="h${shadeOf(mean, maxPoints)}">${Math.round((100 * mean) / maxPoints)} %</td>`;
  });
  return html`<tfoot><tr><th class="name" scope="row">class mean</th>${cells}<td class="sum"></td><td class="sum"></td></tr></tfoot>`;
}
