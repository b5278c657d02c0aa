import { shown } from "../printable";

/**
 * Words of anybody as a code span: there neither Markdown nor HTML means anything, no name is called
 * (`@…`), and no address becomes a link. What ends a span or a table's cell is replaced.
 */
export function quoted(text: string): string {
  const inside = shown(text).replaceAll("`", "'").replaceAll("|", "¦").trim();
  return inside === "" ? "` `" : `\`${inside}\``;
}

/** Sentences of ours, in which only backticks mean something: names in code. */
export function sentence(text: string): string {
  const parts = shown(text).split(/`([^`]+)`/);
  return parts.map((part, i) => (i % 2 === 1 ? quoted(part) : escaped(part))).join("");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|~@!&]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A table of cells that are Markdown already. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");
}
