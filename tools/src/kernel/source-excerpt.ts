import { dim, red } from "./terminal-colors";

const gutterWidth = 5;

/**
 * One line of source with its number, and a caret below the column.
 *
 * @param line counted from 1
 * @param column counted from 1; a tab before it stays a tab, so that the caret keeps its place
 */
export function showSource(text: string, line: number, column: number): string[] {
  const indent = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return [
    `${dim(`${String(line).padStart(gutterWidth)} |`)} ${text}`,
    `${" ".repeat(gutterWidth)} ${dim("|")} ${indent}${red("^")}`,
  ];
}
