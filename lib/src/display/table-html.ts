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

// Both colours are set everywhere: a notebook's dark theme would otherwise put
// its own light text on our light ground. `<style>` would leak into the page.
const text = "#1f2328";
const grounds = ["#ffffff", "#f6f8fa"] as const;
const headGround = "#e6ebf1";
const line = "1px solid #d0d7de";
const font = "font-family:system-ui,sans-serif;font-size:13px";

/** The table in HTML with inline styles only; every text is escaped. */
export function tableHtml(table: TextTable): string {
  const head = table.columns.map((name, column) =>
    cellHtml("th", name, {
      right: table.numeric[column] ?? false,
      ground: headGround,
    }),
  );
  const body = table.cells.map((row, index) => {
    const ground = grounds[index % 2] ?? grounds[0];
    const cells = row.map((value, column) =>
      cellHtml("td", value, { right: table.numeric[column] ?? false, ground }),
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const style = `border-collapse:collapse;border:${line};color:${text};background:${grounds[0]};${font}`;
  return (
    `<div style="overflow-x:auto"><table style="${style}">` +
    `${captionHtml(table.caption)}<thead><tr>${head.join("")}</tr></thead>` +
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

function cellHtml(
  tag: "th" | "td",
  value: string,
  { right, ground }: { right: boolean; ground: string },
): string {
  const align = right
    ? "text-align:right;font-variant-numeric:tabular-nums"
    : "text-align:left";
  const style = `${align};padding:4px 10px;border:${line};color:${text};background:${ground}`;
  return `<${tag} style="${style}">${escapeHtml(value)}</${tag}>`;
}

function captionHtml(caption: string | undefined): string {
  if (!caption) return "";
  const style = `caption-side:top;text-align:left;padding:6px 10px;font-weight:600;color:${text};background:${grounds[0]}`;
  return `<caption style="${style}">${escapeHtml(caption)}</caption>`;
}

function hiddenRowsHtml({ columns, numHidden }: TextTable): string {
  if (numHidden === 0) return "";
  const style = `text-align:left;padding:4px 10px;color:#59636e;background:${grounds[0]}`;
  return `<tr><td colspan="${columns.length}" style="${style}">${hiddenRows(numHidden)}</td></tr>`;
}

function hiddenRows(count: number): string {
  return `… ${count.toLocaleString("en-US")} more ${count === 1 ? "row" : "rows"}`;
}
