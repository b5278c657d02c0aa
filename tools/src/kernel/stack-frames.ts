import type { ScriptPositions } from "./line-numbers";

const place =
  /(?<name>cell \[\d+\]|(?:file:\/\/)?\/[^():]+|[A-Za-z]:\\[^():]+):(?<line>\d+):(?<column>\d+)/;

/**
 * Makes `error.stack` speak of what the learner wrote: places in cells are those of the
 * TypeScript, and what lies below the outermost cell (tslab, the kernel, Node) is left out.
 */
export function useWrittenPlaces(scripts: ScriptPositions): void {
  // A tensor library alone fills the usual ten frames, and the cell's own would be cut off.
  Error.stackTraceLimit = 60;
  Error.prepareStackTrace = (error, sites) => {
    const frames = writtenFrames(sites.map(String), scripts);
    return [headLine(error), ...frames.map((frame) => `    at ${frame}`)].join("\n");
  };
}

/** Frames with their written places; those of code that nobody wrote are dropped. */
export function writtenFrames(frames: readonly string[], scripts: ScriptPositions): string[] {
  const written: string[] = [];
  let keep = 0;
  for (const frame of frames) {
    const found = place.exec(frame)?.groups;
    const name = found?.name ?? "";
    if (!scripts.has(name)) {
      written.push(frame);
      continue;
    }
    const position = scripts.find(name, {
      line: Number(found?.line),
      column: Number(found?.column),
    });
    if (position !== undefined) {
      const mapped = frame.replace(place, `${name}:${position.line}:${position.column}`);
      // A cell's own names live on a proxy; that is tslab's affair.
      written.push(mapped.replace(/^Proxy\./, ""));
      keep = written.length;
    }
  }
  return keep > 0 ? written.slice(0, keep) : written;
}

function headLine(error: Error): string {
  try {
    const code: unknown = "code" in error ? error.code : undefined;
    const isNodeError = typeof code === "string" && code.startsWith("ERR_");
    return isNodeError ? `${error.name} [${code}]: ${error.message}` : String(error);
  } catch {
    return "Error";
  }
}
