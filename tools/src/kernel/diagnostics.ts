import { explainDiagnostic } from "@attending/autograder/dist/explanations/explain-diagnostic";
import type { FailedCell, FailureReport } from "./failed-cell";
import { showSource } from "./source-excerpt";
import { bold, red } from "./terminal-colors";

/** One thing that the compiler objects to. */
export interface CellDiagnostic {
  /** A file beside the notebook, or "" for the cell itself. */
  fileName: string;
  line: number;
  column: number;
  message: string;
}

/** What tslab's executor passes to `console.error` for each diagnostic. */
const diagnosticFormat = "%s%d:%d - %s";

/** The diagnostics among what the executor printed; none if the cell did compile. */
export function readDiagnostics(printed: readonly (readonly unknown[])[]): CellDiagnostic[] {
  return printed
    .filter(([format]) => format === diagnosticFormat)
    .map(([, fileName, line, column, message]) => ({
      fileName: String(fileName).trim(),
      line: Number(line),
      column: Number(column),
      message: String(message),
    }));
}

/** Every diagnostic with its line of source; explanations of one are indented below it. */
export function describeDiagnostics(
  diagnostics: readonly CellDiagnostic[],
  cell: FailedCell,
): FailureReport {
  const lines = cell.code.split("\n");
  const traceback: string[] = [];
  let last: CellDiagnostic | undefined;
  for (const diagnostic of diagnostics) {
    if (isSamePlace(last, diagnostic)) {
      // tslab hands over a chain of explanations as separate diagnostics of one place.
      traceback.push(`        ${diagnostic.message}`);
    } else {
      const where = diagnostic.fileName || cell.name;
      traceback.push(
        `${red("TypeScript error")} in ${bold(`${where}, line ${diagnostic.line}`)}`,
        ...excerptOf(diagnostic, lines),
        `        ${diagnostic.message}`,
        ...likelyFixOf(diagnostic, lines),
      );
    }
    last = diagnostic;
  }
  return { ename: "TypeScriptError", evalue: diagnostics[0]?.message ?? "", traceback };
}

function likelyFixOf({ message, fileName, line }: CellDiagnostic, lines: readonly string[]) {
  const fix = explainDiagnostic(message, fileName === "" ? (lines[line - 1] ?? "") : "");
  return fix === null ? [] : [`        ${bold("Likely fix:")} ${fix}`];
}

function excerptOf(diagnostic: CellDiagnostic, lines: readonly string[]): string[] {
  const text = diagnostic.fileName === "" ? lines[diagnostic.line - 1] : undefined;
  return text === undefined ? [] : showSource(text, diagnostic.line, diagnostic.column);
}

function isSamePlace(one: CellDiagnostic | undefined, other: CellDiagnostic): boolean {
  return one?.line === other.line && one.column === other.column && one.fileName === other.fileName;
}
