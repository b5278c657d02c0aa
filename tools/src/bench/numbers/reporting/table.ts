/** A Markdown table whose columns are as wide as their longest cell: it reads well in a terminal too. */
export function markdownTable(
  header: readonly string[],
  lines: readonly (readonly string[])[],
): string {
  const widths = header.map((title, column) =>
    Math.max(3, ...[title, ...lines.map((line) => line[column] ?? "")].map(({ length }) => length)),
  );
  const lineOf = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return [lineOf(header), lineOf(rule), ...lines.map(lineOf)].join("\n");
}
