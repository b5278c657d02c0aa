import { type ClassStatistics, classStatistics, medianOf } from "../class-statistics";
import type { GradingResult } from "../result";
import {
  type NameOf,
  renderNotGraded,
  renderTimes,
  renderToLookAt,
  renderTroubles,
} from "./class-tables";
import { renderHeatMap } from "./heat-map";
import { renderHistogram } from "./histogram";
import { html, type Markup, renderName } from "./markup";
import { renderPage } from "./page";

export interface ClassPageOptions {
  /** The file of each student's page in `students/`, by student. */
  readonly pages: ReadonlyMap<string, string>;
  /** Thought questions that have a page in `thoughts/`, by id. */
  readonly thoughts: readonly string[];
}

/** The page of the whole batch, for the instructor: it holds the hidden seed. */
export function renderClassPage(result: GradingResult, options: ClassPageOptions): string {
  const statistics = classStatistics(result);
  const { mistakes, lostClaims } = statistics;
  const nameOf: NameOf = (student) => {
    const page = options.pages.get(student);
    const name = renderName(student);
    return page === undefined ? name : html`<a href="students/${page}">${name}</a>`;
  };
  const body = html`<main class="class-page">
<p class="kicker">attending: report of a batch, for the instructor</p>
<h1>${titleOf(statistics)}</h1>
${renderWarning(result)}${renderTiles(statistics)}
${renderNotGraded(statistics, nameOf)}
<section><h2>Scores</h2><div class="card">${renderHistogram(statistics.shares)}</div></section>
<section><h2>Students and exercises</h2>${renderHeatMap(statistics, nameOf)}</section>
<div class="two">
${renderTroubles("The most common mistakes", "No answer behaves like a known mistake.", mistakes, nameOf)}
${renderTroubles("Claims lost most often", "No claim was lost.", lostClaims, nameOf)}
</div>
${renderThoughts(options.thoughts)}${renderToLookAt(statistics, nameOf)}
${renderTimes(statistics.times)}
</main>
<footer><p>Graded by attending ${result.tool.version}, hidden seed <code>${result.seed}</code>. Of several submissions of one notebook the best counts, penalty for lateness included.</p>
<p>Keep this page from learners while they can still hand in: the seed gives the hidden inputs away. The pages in <code>students/</code> are theirs to read.</p></footer>`;
  return renderPage("Report of a batch", body);
}

function titleOf({ students, assignments }: ClassStatistics): string {
  const who = `${students.length} student${students.length === 1 ? "" : "s"}`;
  const names = [...assignments.keys()];
  if (names.length === 0) return who;
  return names.length <= 2 ? `${who}, ${names.join(" and ")}` : `${who}, ${names.length} notebooks`;
}

/** Isolation that is less than the grader can do is said at the top. */
function renderWarning({ submissions }: GradingResult): Markup | null {
  const kinds = new Set(submissions.map(({ isolation }) => isolation));
  if (kinds.has("none")) {
    return html`<div class="card"><p><span class="chip bad">! no isolation</span> Graded WITHOUT isolation: what these notebooks did on this machine, and what they say of themselves, cannot be trusted.</p></div>`;
  }
  if (kinds.has("uid")) {
    return html`<div class="card"><p><span class="chip half">◐ weak isolation</span> Graded as another user in a container that is thrown away: the network was open.</p></div>`;
  }
  return null;
}

function renderTiles({ students, shares, notGraded, setAside, alike }: ClassStatistics): Markup {
  const percent = (share: number) => (Number.isNaN(share) ? "–" : `${Math.round(share * 100)} %`);
  const full = shares.filter((share) => share >= 1).length;
  const tiles: [string, string, string][] = [
    ["students", String(students.length), ""],
    ["graded submissions", String(shares.length + setAside.length), ""],
    ["not graded", String(notGraded.length), ""],
    ["median score", percent(medianOf(shares)), ""],
    ["full marks", String(full), `of ${shares.length}`],
    ["sets of answers alike", String(alike.length), ""],
  ];
  return html`<dl class="tiles">${tiles.map(
    ([label, value, beside]) =>
      html`<div class="tile"><dt>${label}</dt><dd>${value} <span class="quiet">${beside}</span></dd></div>`,
  )}</dl>`;
}

function renderThoughts(thoughts: readonly string[]): Markup | null {
  if (thoughts.length === 0) return null;
  const links = thoughts.map((id) => html`<li><a href="thoughts/${id}.html">${id}</a></li>`);
  return html`<section><h2>Thought questions</h2><div class="card"><p class="quiet small">Their points come from you.</p><ul class="names">${links}</ul></div></section>`;
}
