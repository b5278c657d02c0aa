import { escapeHtml } from "./escape-html";

/** Some words in a row that belong together: from `start` to before `end`. */
export interface MarkedSpan {
  readonly start: number;
  readonly end: number;
  /** What they are; stands beside them. */
  readonly type: string;
}

/** One reading of the words. */
export interface MarkedReading {
  /** Who reads them so: "gold", "model". */
  readonly label: string;
  /** None overlap. */
  readonly spans: readonly MarkedSpan[];
}

/** Words, and what several readers mark in them. */
export interface MarkedSentence {
  /** Stands above it. */
  readonly name: string;
  readonly words: readonly string[];
  readonly readings: readonly MarkedReading[];
}

// Of the palette, and equally light: orange, sky blue, and the pale of both.
// The frames differ as well, and every mark has its type in letters.
const looks = [
  { background: "#F6D88A", border: "2px solid #8A5A00" },
  { background: "#B3DDF5", border: "2px dashed #00507D" },
];
const ink = "#1f2328";
const quiet = "#59636e";
const font = "font-family:system-ui,sans-serif;font-size:13px";

/** The sentences in HTML with inline styles only; every text is escaped. */
export function markedSpansHtml(
  sentences: readonly MarkedSentence[],
  title: string,
): string {
  const style = `${font};color:${ink};background:#ffffff;padding:8px 10px;border:1px solid #d0d7de`;
  return (
    `<div style="${style}"><div style="font-weight:600">${escapeHtml(title)}</div>` +
    `${sentences.map(sentenceHtml).join("")}</div>`
  );
}

/** The same in text, marks in brackets: `denies [chest pain DIAG] .` */
export function markedSpansText(
  sentences: readonly MarkedSentence[],
  title: string,
): string {
  const lines = sentences.flatMap(({ name, words, readings }) => {
    const widest = Math.max(0, ...readings.map(({ label }) => label.length));
    return [
      name,
      ...readings.map(({ label, spans }) => {
        const text = parts(words, spans).map(({ text, type }) =>
          type === undefined ? text : `[${text} ${type}]`,
        );
        return `  ${label.padEnd(widest)}  ${text.join(" ")}`;
      }),
    ];
  });
  return [title, ...lines].join("\n");
}

function sentenceHtml({ name, words, readings }: MarkedSentence): string {
  const rows = readings.map((reading, i) => readingHtml(words, reading, i));
  return (
    `<div style="padding:6px 0"><div style="color:${quiet}">${escapeHtml(name)}</div>` +
    `${rows.join("")}</div>`
  );
}

function readingHtml(
  words: readonly string[],
  { label, spans }: MarkedReading,
  place: number,
): string {
  const { background, border } = looks[place % looks.length] ?? looks[0] ?? {};
  const box = `background:${background};border-bottom:${border};border-radius:3px;padding:1px 4px`;
  const text = parts(words, spans).map(({ text, type }) =>
    type === undefined
      ? escapeHtml(text)
      : `<span style="${box}">${escapeHtml(text)} <b style="font-size:10px">${escapeHtml(type)}</b></span>`,
  );
  const head = `display:inline-block;width:80px;color:${quiet}`;
  return (
    `<div style="line-height:1.9"><span style="${head}">${escapeHtml(label)}</span>` +
    `${text.join(" ")}</div>`
  );
}

/** The words from left to right, those of a span in one piece. */
function parts(
  words: readonly string[],
  spans: readonly MarkedSpan[],
): { text: string; type?: string }[] {
  const inOrder = [...spans].sort((a, b) => a.start - b.start);
  const found: { text: string; type?: string }[] = [];
  let reached = 0;
  const plain = (end: number) => {
    const text = words.slice(reached, end).join(" ");
    if (text !== "") found.push({ text });
  };
  for (const { start, end, type } of inOrder) {
    plain(start);
    found.push({ text: words.slice(start, end).join(" "), type });
    reached = end;
  }
  plain(words.length);
  return found;
}
