import { escapeHtml } from "./escape-html";
import type { ScoredWords } from "./merge-word-pieces";

/** One note, and the number at which its colours are strongest. */
export interface HeatMapRow extends ScoredWords {
  readonly name: string;
  readonly limit: number;
}

/** What stands above a token heat map. */
export interface HeatMapCaption {
  readonly title: string;
  readonly unit: string;
}

type Colour = readonly [red: number, green: number, blue: number];

// Sky blue and orange of the palette: no kind of colour blindness takes one for
// the other, they are equally light, and dark ink can be read on both.
const adds: Colour = [86, 180, 233];
const takesAway: Colour = [230, 159, 0];
const ink = "#1f2328";
const quiet = "#59636e";
const font = "font-family:system-ui,sans-serif;font-size:13px";

/** The rows in HTML with inline styles only; every text is escaped. */
export function tokenHeatMapHtml(
  rows: readonly HeatMapRow[],
  { title, unit }: HeatMapCaption,
): string {
  const style = `${font};color:${ink};background:#ffffff;padding:8px 10px;border:1px solid #d0d7de`;
  return (
    `<div style="${style}"><div style="font-weight:600">${escapeHtml(title)}</div>` +
    `${legendHtml(unit)}${rows.map(rowHtml).join("")}</div>`
  );
}

/** The rows in text: words with their numbers, the exact form of the picture. */
export function tokenHeatMapText(
  rows: readonly HeatMapRow[],
  { title, unit }: HeatMapCaption,
): string {
  const lines = rows.map(({ name, words, scores }) => {
    const pairs = words.map((word, i) => `${word} ${signed(scores[i] ?? 0)}`);
    return `${name === "" ? "" : `${name}: `}${pairs.join("  ")}`;
  });
  return [`${title} (${unit})`, ...lines].join("\n");
}

function legendHtml(unit: string): string {
  const steps = [-1, -0.5, 0, 0.5, 1].map((share) => {
    const style = `display:inline-block;width:22px;height:10px;background:${colourOf(share)}`;
    return `<span style="${style}"></span>`;
  });
  const style = `color:${quiet};padding:2px 0 6px 0`;
  return `<div style="${style}">− ${steps.join("")} + &nbsp;${escapeHtml(unit)}</div>`;
}

function rowHtml({ name, words, scores, limit }: HeatMapRow): string {
  const cells = words.map((word, i) => wordHtml(word, scores[i] ?? 0, limit));
  const scale = `colours up to ±${limit.toPrecision(3)}`;
  const head =
    name === ""
      ? ""
      : `<span style="font-weight:600">${escapeHtml(name)}</span> `;
  return (
    `<div style="padding:4px 0"><div>${head}` +
    `<span style="color:${quiet}">${scale}</span></div>` +
    `<div>${cells.join("")}</div></div>`
  );
}

function wordHtml(word: string, score: number, limit: number): string {
  const share = limit === 0 ? 0 : score / limit;
  const box =
    "display:inline-block;text-align:center;padding:2px 5px;margin:1px;border-radius:3px";
  const style = `${box};background:${colourOf(share)}`;
  const number = `<span style="display:block;font-size:10px">${signed(score)}</span>`;
  return `<span style="${style}">${escapeHtml(word)}${number}</span>`;
}

/** White at 0, and the full colour at 1 and at -1. */
function colourOf(share: number): string {
  const towards = share < 0 ? takesAway : adds;
  const strength = Math.min(1, Math.abs(share));
  const mixed = towards.map((part) =>
    Math.round(255 + (part - 255) * strength),
  );
  return `rgb(${mixed.join(",")})`;
}

/** With its sign, a true minus, and two decimals; what rounds to 0 has none. */
function signed(score: number): string {
  const digits = Math.abs(score).toFixed(2);
  if (Number(digits) === 0) return digits;
  return `${score < 0 ? "−" : "+"}${digits}`;
}
