import { originalPositionFor, TraceMap } from "@jridgewell/trace-mapping";

/** A place in a text; both numbers count from 1, as editors show them. */
export interface Position {
  line: number;
  column: number;
}

/**
 * From places in the JavaScript that runs to places in the TypeScript that was written.
 *
 * tslab compiles twice (TypeScript to ES modules, those to CommonJS), so two maps are followed.
 */
export class SourcePositions {
  readonly #emitted: TraceMap;
  readonly #written: TraceMap;

  /**
   * @param emittedMap from CommonJS to the ES module, as JSON
   * @param writtenMap from the ES module to the TypeScript, as JSON, with its source inside
   */
  constructor(emittedMap: string, writtenMap: string) {
    this.#emitted = new TraceMap(emittedMap);
    this.#written = new TraceMap(writtenMap);
  }

  /**
   * The written place of a place in the JavaScript, or `undefined` for code that nobody wrote.
   *
   * @param linesBefore lines that tslab puts before the learner's first
   */
  find(place: Position, linesBefore: number): Position | undefined {
    const middle = originalPositionFor(this.#emitted, {
      line: place.line,
      column: place.column - 1,
    });
    if (middle.line === null) {
      return undefined;
    }
    const written = originalPositionFor(this.#written, middle);
    if (written.line === null || written.line <= linesBefore) {
      return undefined;
    }
    return { line: written.line - linesBefore, column: written.column + 1 };
  }

  /** One line of what was written, counted from 1, or `undefined` beyond its end. */
  readLine(line: number, linesBefore: number): string | undefined {
    return this.#written.sourcesContent?.[0]?.split("\n")[line + linesBefore - 1];
  }
}
