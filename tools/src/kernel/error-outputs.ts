import { inspect } from "node:util";
import { describeDiagnostics, readDiagnostics } from "./diagnostics";
import type { FailedCell, FailureReport } from "./failed-cell";
import { bold, red } from "./terminal-colors";
import { describeFrames } from "./traceback-frames";

const interruptedMessage = /^(Interrupted asynchronously|Script execution was interrupted)/;
const deepestCause = 3;

/** tslab takes `await (…)` for a call of a function named await, unless a plain one stands in the cell. */
const awaitHint =
  "Likely fix: put `await null;` on the first line of the cell, or name what you await.";

/**
 * What Jupyter shows of a failed cell.
 *
 * @param printed the arguments of each `console.error` call that tslab's executor made for it
 * @returns `TypeScriptError` for what did not compile, `Interrupted` for what was stopped, else the thrown error's own name
 */
export function describeFailure(
  printed: readonly (readonly unknown[])[],
  cell: FailedCell,
): FailureReport {
  const diagnostics = readDiagnostics(printed);
  if (diagnostics.length > 0) {
    return describeDiagnostics(diagnostics, cell);
  }
  return describeThrown(printed.at(-1)?.[0], cell);
}

/** Whether the cell ended because somebody interrupted the kernel. */
export function isInterruption(printed: readonly (readonly unknown[])[]): boolean {
  const thrown = printed.at(-1)?.[0];
  return isError(thrown) && interruptedMessage.test(thrown.message);
}

function describeThrown(thrown: unknown, cell: FailedCell): FailureReport {
  if (!isError(thrown)) {
    const evalue = inspect(thrown);
    return { ename: "Thrown", evalue, traceback: [`${red("Thrown")}: ${evalue}`] };
  }
  if (interruptedMessage.test(thrown.message)) {
    const evalue = "The cell was stopped.";
    return { ename: "Interrupted", evalue, traceback: [`${red("Interrupted")}: ${evalue}`] };
  }
  const traceback = tracebackOf(thrown, cell, 0);
  if (thrown.message === "await is not defined") {
    traceback.push("", awaitHint);
  }
  return { ename: String(thrown.name || "Error"), evalue: thrown.message, traceback };
}

function tracebackOf(error: Error, cell: FailedCell, depth: number): string[] {
  const lines = [
    `${red(error.name || "Error")}: ${error.message}`,
    ...describeFrames(error, cell.scripts),
  ];
  if (error.cause === undefined || depth === deepestCause) {
    return lines;
  }
  const cause = isError(error.cause)
    ? tracebackOf(error.cause, cell, depth + 1)
    : [inspect(error.cause)];
  return [...lines, "", bold("Caused by"), ...cause];
}

/** Errors of another realm (a vm context, jsdom) are not `instanceof Error` here. */
function isError(value: unknown): value is Error {
  return (
    value instanceof Error ||
    (typeof value === "object" &&
      value !== null &&
      "stack" in value &&
      "message" in value &&
      typeof value.message === "string")
  );
}
