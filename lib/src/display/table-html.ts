import { escapeHtml } from "./escape-html";

/** A table as text cells: what both the HTML and the terminal form start from. */
export interface TextTable {
  /** Shown above the table. */
  caption?: string | undefined;
  columns: readonly string[];
  /** `[row][column]` */
  cells: readonly (readonly string[])[];
  /** Which columns hold numbers and so stand to the right. */
  numeric: readonly boolean[];
  /** How many rows are left out below. */
  numHidden: number;
}

// Text and ground are both set: a dark theme would otherwise put its own light
// text on our light ground. Styles are inline: `<style>` would reach the whole
// page, and is stripped from notebooks that are not trusted.
const text = "#1f2328";
const grounds = ["#ffffff", "#f6f8fa"] as const;
const headGround = "#e6ebf1";
const line = "1px solid #d0d7de";
const cell = "padding:4px 10px;border:0";

/** The table in HTML with inline styles only; every text is escaped. */
export function tableHtml(table: TextTable): string {
  const row = (tag: "th" | "td", texts: readonly string[], ground: string) => {
    const cells = texts.map((value, column) => {
      const align = table.numeric[column] ? "right" : "left";
      const style = `text-align:${align};${cell}`;
      return `<${tag} style="${style}">${escapeHtml(value)}</${tag}>`;
    });
    return `<tr style="color:${text};background:${ground}">${cells.join("")}</tr>`;
  };
  const body = table.cells.map((texts, index) =>
    row("td", texts, grounds[index % 2] ?? grounds[0]),
  );
  const style =
    `border-collapse:collapse;border:${line};color:${text};background:${grounds[0]};` +
    "font-family:system-ui,sans-serif;font-size:13px;font-variant-numeric:tabular-nums";
  return (
    `<div style="overflow-x:auto"><table style="${style}">` +
    `${captionHtml(table.caption)}<thead>${row("th", table.columns, headGround)}</thead>` +
    `<tbody>${body.join("")}${hiddenRowsHtml(table)}</tbody></table></div>`
  );
}

/** The table in plain text, for terminals and for readers without HTML. */
export function tableText(table: TextTable): string {
  const rows = [table.columns, ...table.cells];
  const widths = table.columns.map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const lines = rows.map((row) =>
    row
      .map((value, column) => {
        const width = widths[column] ?? 0;
        return table.numeric[column]
          ? value.padStart(width)
          : value.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
  if (table.caption) lines.unshift(table.caption);
  if (table.numHidden > 0) lines.push(hiddenRows(table.numHidden));
  return lines.join("\n");
}

function captionHtml(caption: string | undefined): string {
  if (!caption) return "";
  const style = `caption-side:top;text-align:left;padding:6px 10px;font-weight:600;color:${text};background:${grounds[0]}`;
  return `<caption style="${style}">${escapeHtml(caption)}</caption>`;
}

function hiddenRowsHtml({ columns, numHidden }: TextTable): string {
  if (numHidden === 0) return "";
  const style = `text-align:left;${cell};color:#59636e;background:${grounds[0]}`;
  return `<tr><td colspan="${columns.length}" style="${style}">${hiddenRows(numHidden)}</td></tr>`;
}

function hiddenRows(count: number): string {
  return `… ${count.toLocaleString("en-US")} more ${count === 1 ? "row" : "rows"}`;
}
