/** A cell: numbers are ours, words may be anybody's. Null is an empty cell. */
export type Cell = string | number | null;

/** Lines as RFC 4180 has them: comma, quotes doubled, CRLF. */
export function renderCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(renderCell).join(",")}\r\n`).join("");
}

function renderCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(Math.round(cell * 10_000) / 10_000);
  const text = withoutFormulas(onOneLine(cell));
  return /[",\r\n;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Without controls and what turns the reading direction; joiners stay, since names need them. */
function onOneLine(text: string): string {
  return text
    .replace(/\s+/gu, " ")
    .replace(/[\p{Cc}\p{Cs}\p{Co}]|(?![\u200C\u200D])\p{Cf}/gu, "\uFFFD");
}

/**
 * An apostrophe before what a spreadsheet takes for a formula: = + - @ at the cell's start, also in
 * full width or after blanks, and after what another country's spreadsheet takes for a cell's end.
 *
 * @see OWASP, CSV Injection, https://owasp.org/www-community/attacks/CSV_Injection
 */
function withoutFormulas(text: string): string {
  return text.replace(/(^|[;|"\uFFFD])(\s*)(?=[=+\-@＝＋－＠])/gu, "$1$2'");
}
