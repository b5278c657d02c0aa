import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const begin =
  "<!-- written by npm run bench -- --numbers --peers --write-docs: do not edit by hand -->";
const end = "<!-- end of what is written -->";

/**
 * The page with the text between its two marks.
 *
 * @throws Error when a mark is not there, or not once
 */
export function fillSlot(page: string, text: string): string {
  const [before, ...afterBegin] = page.split(begin);
  const [, ...afterEnd] = (afterBegin[0] ?? "").split(end);
  if (before === undefined || afterBegin.length !== 1 || afterEnd.length !== 1) {
    throw new Error(
      `docs/benchmark.md: expected one "${begin}" and, below it, one "${end}". Put them back where the table belongs.`,
    );
  }
  return `${before}${begin}\n\n${text}\n\n${end}${afterEnd[0]}`;
}

/** Nothing; writes the text into docs/benchmark.md. */
export function writeDocs(root: string, text: string): void {
  const file = join(root, "docs", "benchmark.md");
  writeFileSync(file, fillSlot(readFileSync(file, "utf8"), text));
}
