/** Cells as a spreadsheet reads them: RFC 4180, and nothing in them is taken for a formula. */
export function renderSheet(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** `readSheet` takes the apostrophe off again, so that a name comes back as it went. */
function cell(text: string): string {
  const shown = text.replace(/^(?='*\s*[=+\-@＝＋－＠])/u, "'");
  return /[",;\t\r\n]|^\s|\s$/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}
