import { html, type Markup } from "./markup";

const numBins = 10;

/** How many scores lie in each tenth: a table whose cells hold the bar and the number. */
export function renderHistogram(shares: readonly number[]): Markup {
  const counts = binCounts(shares);
  const most = Math.max(1, ...counts);
  const bars = counts.map((count) => html`<td>${renderBar(count, count / most)}</td>`);
  const bins = counts.map((_, i) => {
    const last = i === numBins - 1 ? 100 : i * 10 + 9;
    return html`<th scope="col">${i * 10}–${last}</th>`;
  });
  return html`<table class="histogram"><caption>How many submissions lie where, in percent of the points</caption>
<tbody><tr>${bars}</tr></tbody><tfoot><tr>${bins}</tr></tfoot></table>`;
}

/** Shares from 0 to 1 in ten bins; 1 belongs to the last. */
export function binCounts(shares: readonly number[]): number[] {
  const counts = Array.from({ length: numBins }, () => 0);
  for (const share of shares) {
    // 0.7 * 10 is 7.000000000000001 in one place and 0.29 * 100 is 28.999999999999996 in another.
    const bin = Math.min(numBins - 1, Math.floor(share * numBins + 1e-9));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function renderBar(count: number, share: number): Markup {
  const height = Math.round(share * 120);
  return html`<span class="count">${count === 0 ? html`<span class="quiet">0</span>` : count}</span><svg viewBox="0 0 10 ${Math.max(1, height)}" height="${height}" preserveAspectRatio="none" aria-hidden="true"><rect width="10" height="${height}"/></svg>`;
}
