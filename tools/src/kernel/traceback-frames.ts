import type { ScriptPositions } from "./line-numbers";
import { showSource } from "./source-excerpt";
import { bold, dim } from "./terminal-colors";

/** Frames of packages shown above the first frame of a cell: enough to see who complained. */
const maximumOutsideFrames = 3;
const maximumFrames = 20;

const internal = /\(?node:|[\\/]node_modules[\\/]tslab[\\/]|[\\/]tools[\\/]dist[\\/]kernel[\\/]/;
const cellPlace = /(?<name>cell \[\d+\]):(?<line>\d+):(?<column>\d+)/;
const packagePath = /(?:file:\/\/)?[^\s(]*[\\/]node_modules[\\/]/;

/**
 * The frames of an error as the learner should see them: where in which cell, the source line
 * and a caret for the innermost one, and no more than a few frames of packages.
 */
export function describeFrames(error: Error, scripts: ScriptPositions | undefined): string[] {
  const frames = String(error.stack ?? "")
    .split("\n")
    .filter((line) => /^\s+at /.test(line) && !internal.test(line))
    .map((line) => line.trim().slice("at ".length));
  const lines = excerptOf(frames, scripts);
  let outside = 0;
  for (const frame of frames.slice(0, maximumFrames)) {
    if (cellPlace.test(frame)) {
      lines.push(`    at ${frame.replace(cellPlace, "$<name>, line $<line>")}`);
    } else if (++outside <= maximumOutsideFrames) {
      lines.push(dim(`    at ${frame.replace(packagePath, "")}`));
    }
  }
  return lines;
}

/** The line of the innermost frame that is in a cell. */
function excerptOf(frames: readonly string[], scripts: ScriptPositions | undefined): string[] {
  for (const frame of frames) {
    const found = cellPlace.exec(frame)?.groups;
    const name = found?.name ?? "";
    const line = Number(found?.line);
    const text = scripts?.readLine(name, line);
    if (text !== undefined) {
      return [bold(`${name}, line ${line}`), ...showSource(text, line, Number(found?.column))];
    }
  }
  return [];
}
